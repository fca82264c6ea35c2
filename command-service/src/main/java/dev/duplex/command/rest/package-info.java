@NullMarked
package dev.duplex.command.rest;

import org.jspecify.annotations.NullMarked;
