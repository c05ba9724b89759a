// The page of one ball: it stands still, and can be passed on.
import { listenToShare } from './share.ts'

listenToShare()
