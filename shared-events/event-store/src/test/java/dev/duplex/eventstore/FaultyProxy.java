package dev.duplex.eventstore;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Stands between driver and server and spoils inserts. */
final class FaultyProxy implements AutoCloseable {

    enum Fault {
        NONE,
        /** The server never hears of it. */
        REQUEST_LOST,
        /** The server does it, the client never hears of that. */
        ANSWER_LOST,
        /** The client's connection breaks, and then the server does it after all. */
        REQUEST_LATE
    }

    private final ServerSocket listening;
    private final int target;
    private final Supplier<Fault> faults;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    FaultyProxy(String uri, Supplier<Fault> faults) throws IOException {
        this.target = URI.create(uri).getPort();
        this.faults = faults;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort()
                + "/?serverSelectionTimeoutMS=10000&connectTimeoutMS=10000&heartbeatFrequencyMS=500";
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                Connection connection = new Connection(client, server);
                Thread.startVirtualThread(connection::requests);
                Thread.startVirtualThread(connection::answers);
            }
        } catch (IOException closed) {
            goAway();
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean answerLost;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            try (client) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                while (true) {
                    byte[] message = readMessage(in);
                    switch (isInsert(message) ? faults.get() : Fault.NONE) {
                        case NONE -> server.getOutputStream().write(message);
                        case REQUEST_LOST -> {
                            server.close();
                            return;
                        }
                        case ANSWER_LOST -> {
                            answerLost = true;
                            server.getOutputStream().write(message);
                        }
                        case REQUEST_LATE -> {
                            answerLost = true;
                            client.close();
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
                            server.getOutputStream().write(message);
                            return;
                        }
                    }
                }
            } catch (IOException e) {
                closeQuietly(server);
            }
        }

        void answers() {
            try (server;
                    client) {
                DataInputStream in = new DataInputStream(server.getInputStream());
                while (true) {
                    byte[] message = readMessage(in);
                    if (answerLost) {
                        return;
                    }
                    client.getOutputStream().write(message);
                }
            } catch (IOException e) {
                closeQuietly(client);
            }
        }
    }

    private static byte[] readMessage(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(4);
        if (header.length < 4) {
            throw new IOException("closed");
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] message = new byte[length];
        System.arraycopy(header, 0, message, 0, 4);
        in.readFully(message, 4, length - 4);
        return message;
    }

    private static boolean isInsert(byte[] message) {
        return new String(message, 0, Math.min(message.length, 200), StandardCharsets.ISO_8859_1).contains("insert\0");
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed enough
        }
    }

    @Override
    public void close() {
        goAway();
    }

    void goAway() {
        try {
            listening.close();
        } catch (IOException e) {
            // closed enough
        }
        sockets.forEach(FaultyProxy::closeQuietly);
    }
}
