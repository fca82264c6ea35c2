package dev.duplex.query;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The query service alone, found by scanning as a deployment does. */
@SpringBootApplication
public class TestApplication {}
