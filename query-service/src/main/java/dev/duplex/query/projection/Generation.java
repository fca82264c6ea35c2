package dev.duplex.query.projection;

/**
 * One build of a shared read model from the log, with collections, a processor and dead letters of its own. The first one
 * goes by the plain names.
 */
record Generation(int number) {

    static final Generation FIRST = new Generation(1);

    String collection(Shelf<?> shelf) {
        return collection(shelf.collection());
    }

    String collection(String plain) {
        return number == 1 ? plain : plain + "_g" + number;
    }

    String processor(String projection) {
        return number == 1 ? projection : projection + "~" + number;
    }
}
