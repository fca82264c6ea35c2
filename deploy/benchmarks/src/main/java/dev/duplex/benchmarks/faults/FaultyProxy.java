package dev.duplex.benchmarks.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between drivers and the server and spoils messages. Its address stays when the server comes back at another one.
 * Thread-safe.
 */
final class FaultyProxy implements AutoCloseable {

    private static final int LONGEST_DELAY_MILLIS = 40;

    private final ServerSocket listening;
    private final ConnectionFault.Dice dice;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;

    FaultyProxy(ConnectionFault.Dice dice) throws IOException {
        this.dice = dice;
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    void target(int port) {
        target = port;
    }

    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort()
                + "/?serverSelectionTimeoutMS=3000&connectTimeoutMS=2000&socketTimeoutMS=3000&heartbeatFrequencyMS=500";
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                closeQuietly(listening);
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(server);
            Connection connection = new Connection(client, server);
            Thread.ofVirtual().start(connection::requests);
            connection.answers();
            sockets.remove(server);
        } catch (IOException e) { // killed just now
            closeQuietly(client);
        }
        sockets.remove(client);
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile ConnectionFault answer = ConnectionFault.NONE;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            try (client) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                OutputStream out = server.getOutputStream();
                while (true) {
                    byte[] message = readMessage(in);
                    ConnectionFault fault = dice.next(isInsert(message));
                    switch (fault) {
                        case NONE -> out.write(message);
                        case REQUEST_LOST -> {
                            server.close();
                            return;
                        }
                        case REQUEST_CUT -> {
                            out.write(message, 0, 1 + dice.milliseconds(message.length - 1));
                            server.close();
                            return;
                        }
                        case ANSWER_LOST, ANSWER_CUT, SILENCE -> {
                            answer = fault;
                            out.write(message);
                        }
                        case REQUEST_LATE -> {
                            answer = fault;
                            client.close();
                            delay();
                            out.write(message);
                            return;
                        }
                        case DELAY -> {
                            delay();
                            out.write(message);
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
                OutputStream out = client.getOutputStream();
                while (true) {
                    byte[] message = readMessage(in);
                    switch (answer) {
                        case NONE, DELAY -> out.write(message);
                        case ANSWER_CUT -> {
                            out.write(message, 0, message.length / 2);
                            return;
                        }
                        case SILENCE -> {} // later answers are of no use either
                        case ANSWER_LOST, REQUEST_LATE, REQUEST_LOST, REQUEST_CUT -> {
                            return;
                        }
                    }
                }
            } catch (IOException e) {
                closeQuietly(client);
            }
        }

        private void delay() {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(dice.milliseconds(LONGEST_DELAY_MILLIS)));
        }
    }

    private static byte[] readMessage(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(Integer.BYTES);
        if (header.length < Integer.BYTES) {
            throw new IOException("closed");
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] message = new byte[length];
        System.arraycopy(header, 0, message, 0, Integer.BYTES);
        in.readFully(message, Integer.BYTES, length - Integer.BYTES);
        return message;
    }

    private static boolean isInsert(byte[] message) {
        return new String(message, 0, Math.min(message.length, 200), StandardCharsets.ISO_8859_1).contains("insert\0");
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            System.err.println("A connection did not close: " + e);
        }
    }

    @Override
    public void close() {
        closeQuietly(listening);
        sockets.forEach(FaultyProxy::closeQuietly);
    }
}
