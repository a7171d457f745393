package dev.waybill.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.waybill.rest.ProblemException.Kind;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** Reads a body into a record: not too large, UTF-8, strict JSON, and valid (Jakarta Validation); once, and here alone. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonReader implements MessageBodyReader<Record> {
    private static final int LONGEST_BODY = 1 << 20;
    private static final int MOST_DISCARDED = 16 << 20;

    private Validator validator;

    /** Reasons are in the language of this interface, whatever that of the server is. */
    @Inject
    void validateWith(ValidatorFactory factory) {
        validator = factory.usingContext().messageInterpolator(new EnglishMessages(factory.getMessageInterpolator())).getValidator();
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Record.class.isAssignableFrom(type);
    }

    @Override
    public Record readFrom(Class<Record> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                           MultivaluedMap<String, String> headers, InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            // A client that is still writing does not read the answer.
            discard(stream);
            throw new ProblemException(Kind.TOO_LARGE, "The body is longer than " + LONGEST_BODY + " bytes");
        }
        return read(body, type);
    }

    private static void discard(InputStream stream) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int read = 0, total = 0; read >= 0 && total < MOST_DISCARDED; total += read) {
            read = stream.read(buffer);
        }
    }

    <T extends Record> T read(byte[] body, Class<T> type) {
        try {
            // Jackson would accept some broken UTF-8, and overlong forms of it.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (text.isBlank()) {
                throw ProblemException.unreadable("", "the body is empty");
            }
            return valid(Json.MAPPER.readValue(text, type));
        } catch (CharacterCodingException e) {
            throw ProblemException.unreadable("", "the body is not UTF-8");
        } catch (JsonMappingException e) {
            throw ProblemException.unreadable(path(e), UnreadableReason.of(e));
        } catch (JsonProcessingException e) {
            throw ProblemException.unreadable("", "not JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")");
        }
    }

    private <T extends Record> T valid(T input) {
        if (input == null) {
            throw ProblemException.unreadable("", "a JSON object is expected, not null");
        }
        var errors = validator.validate(input).stream()
                .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::reason)).toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(Kind.UNACCEPTABLE, errors.get(0).field() + " " + errors.get(0).reason(), errors);
        }
        return input;
    }

    private static String path(JsonMappingException exception) {
        var path = new StringBuilder();
        for (var reference : exception.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

}
