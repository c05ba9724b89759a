# Where Autobahn looks for faster code than its own (in C, for CPython). Only xormask is here.
