package org.partnerhub.event;

/** The types that JSON Schema gives values. */
public enum JsonType {
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NULL
}
