/**
 * Reading of the files that people write: YAML and JSON as nodes that know their place, typed access to them, and all
 * problems of all files collected with what to write instead.
 *
 * <p>What the keys mean is for the packages that read them. Scalars are text until a reader asks for a type, so that
 * {@code NO} stays a country and {@code 0330} keeps its nought.
 */
package org.partnerhub.configuration;
