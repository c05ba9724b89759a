@NullMarked
package dev.crease.web;

import org.jspecify.annotations.NullMarked;
