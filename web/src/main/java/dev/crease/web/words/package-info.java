/// What happened in a match, in a reader's language: headlines, and what a screen reader says. The
/// words are in `resources/words`, one file a language, as ICU messages.
///
/// **Never:** HTML, a rule of cricket, the log's own texts (those are English, written once).
@NullMarked
package dev.crease.web.words;

import org.jspecify.annotations.NullMarked;
