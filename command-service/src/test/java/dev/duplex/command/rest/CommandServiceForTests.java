package dev.duplex.command.rest;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The command side alone. */
@SpringBootApplication(
        scanBasePackages = "dev.duplex.command",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class CommandServiceForTests {}
