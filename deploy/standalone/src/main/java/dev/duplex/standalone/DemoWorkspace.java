package dev.duplex.standalone;

final class DemoWorkspace {
    private final String url;

    DemoWorkspace(String url) {
        this.url = url;
    }

    void fill() {
        System.out.println(url);
    }
}
