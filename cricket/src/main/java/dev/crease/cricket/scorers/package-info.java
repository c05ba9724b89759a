/// Two scorers and one match (Law 3): who leads, how the lead changes hands, and how their books
/// are compared.
///
/// **Never:** a clock, chance, who may do what, the Laws of play.
@NullMarked
package dev.crease.cricket.scorers;

import org.jspecify.annotations.NullMarked;
