package dev.duplex.standalone;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The services don't know each other, so their beans go by full names. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"dev.duplex.command", "dev.duplex.query"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
class Services {}
