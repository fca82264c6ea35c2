package dev.duplex.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class Duplex {

    static void main(String[] args) {
        SpringApplication.run(Duplex.class, args);
    }
}
