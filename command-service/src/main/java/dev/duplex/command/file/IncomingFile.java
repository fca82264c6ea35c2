package dev.duplex.command.file;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The file of a form, read as it comes in.
 *
 * @param name as the client says, as the type
 */
record IncomingFile(
        FileItemInput part, @Nullable String name, @Nullable String type) {

    private static final String FIELD = "file";

    /** Beside the file: boundaries, headers and fields that are not asked for. */
    private static final int BESIDE = 1 << 16;

    @FunctionalInterface
    interface Reading<T> {
        T read(IncomingFile file) throws IOException;
    }

    /** @throws FileProblem when there is no file, it is too large, or the form is broken or cut off */
    static <T> T read(HttpServletRequest request, long limit, Reading<T> reading) {
        var form = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
        form.setHeaderCharset(StandardCharsets.UTF_8);
        form.setMaxFileSize(limit);
        form.setMaxSize(limit + BESIDE);
        try {
            FileItemInputIterator parts = form.getItemIterator(request);
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                if (FIELD.equals(part.getFieldName()) && !part.isFormField()) {
                    return reading.read(new IncomingFile(part, unquoted(part.getName()), part.getContentType()));
                }
            }
        } catch (FileUploadSizeException e) {
            throw FileProblem.tooLarge(limit);
        } catch (FileUploadException e) {
            throw broken();
        } catch (IOException e) {
            throw e.getCause() instanceof FileUploadSizeException ? FileProblem.tooLarge(limit) : broken();
        }
        throw new FileProblem(
                HttpStatus.BAD_REQUEST, "missing", FIELD, "The form has no file in its part " + FIELD + ".");
    }

    /** Browsers write a quotation mark in a name as %22, others put a backslash before it. */
    private static @Nullable String unquoted(@Nullable String name) {
        return name == null ? null : name.replace("\\\"", "\"").replace("%22", "\"");
    }

    private static FileProblem broken() {
        return new FileProblem(
                HttpStatus.BAD_REQUEST, "bad-multipart", FIELD, "The form cannot be read: it is broken or cut off.");
    }

    InputStream content() throws IOException {
        return part.getInputStream();
    }

    @Nullable String header(String name) {
        return part.getHeaders() == null ? null : part.getHeaders().getHeader(name);
    }
}
