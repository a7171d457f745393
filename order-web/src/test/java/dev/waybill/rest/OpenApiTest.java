package dev.waybill.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.validation.Validation;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The description at {@code /openapi} is written by hand; it must be that of the code. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = document();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private final JsonReader reader = new JsonReader();

    OpenApiTest() {
        reader.validateWith(Validation.buildDefaultValidatorFactory());
    }

    @Test
    void describesEveryOperationAndNoOther() throws Exception {
        Set<String> described = new HashSet<>();
        DOCUMENT.get("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (METHODS.contains(method)) {
                described.add(method + " " + path.getKey());
            }
        }));

        assertThat(described).containsExactlyInAnyOrderElementsOf(operations().keySet());
    }

    @Test
    void describesTheParametersOfEveryOperation() throws Exception {
        for (var operation : operations().entrySet()) {
            Set<String> described = new HashSet<>();
            Stream.of(path(operation.getKey()).path("parameters"), operation(operation.getKey()).path("parameters"))
                    .forEach(list -> list.forEach(parameter -> described.add(resolve(parameter).get("name").asText())));
            Set<String> expected = parameters(operation.getValue());
            // Read by a filter, for all operations.
            expected.add(Trace.PARENT);

            assertThat(described).as(operation.getKey()).isEqualTo(expected);
        }
    }

    /** The reader, too, is strict: it refuses a field that the code does not know, and what does not pass validation. */
    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void examplesOfBodiesAreAccepted(String name, Class<? extends Record> body) throws IOException {
        JsonNode examples = operation(name).path("requestBody").path("content").path("application/json").path("examples");

        assertThat(examples).isNotEmpty();
        for (JsonNode example : examples) {
            assertThat(reader.read(Json.MAPPER.writeValueAsBytes(resolve(example).get("value")), body)).isNotNull();
        }
    }

    @Test
    void schemasOfBodiesHaveTheFieldsOfTheCode() throws Exception {
        for (var operation : operations().entrySet()) {
            Class<? extends Record> body = body(operation.getValue());
            if (body != null) {
                JsonNode schema = resolve(operation(operation.getKey()).at("/requestBody/content/application~1json/schema"));
                Set<String> fields = Arrays.stream(body.getRecordComponents()).map(c -> c.getName()).collect(Collectors.toSet());

                assertThat(names(schema.get("properties"))).as(operation.getKey()).isEqualTo(fields);
                assertThat(schema.get("additionalProperties").asBoolean()).as(operation.getKey()).isFalse();
            }
        }
    }

    @Test
    void everyAnswerHasAnExampleThatFitsItsStatus() throws Exception {
        for (String name : operations().keySet()) {
            for (var answer : operation(name).get("responses").properties()) {
                for (JsonNode content : resolve(answer.getValue()).path("content")) {
                    assertThat(content.path("examples")).as("%s %s", name, answer.getKey()).isNotEmpty();
                    JsonNode schema = resolve(content.get("schema"));
                    if (schema.get("type").asText().equals("string")) {
                        continue;
                    }
                    for (JsonNode example : content.get("examples")) {
                        JsonNode value = resolve(example).get("value");
                        assertThat(names(schema.get("properties"))).as("%s", value).containsAll(names(value));
                        schema.get("required").forEach(field -> assertThat(value.has(field.asText())).as("%s in %s", field, value).isTrue());
                        if (value.path("type").asText().startsWith("/problems/") && !answer.getKey().equals("default")) {
                            assertThat(value.get("status").asText()).as("%s", value).isEqualTo(answer.getKey());
                        }
                    }
                }
            }
        }
    }

    static Stream<Arguments> operationsWithBody() throws Exception {
        return operations().entrySet().stream().filter(operation -> body(operation.getValue()) != null)
                .map(operation -> Arguments.of(operation.getKey(), body(operation.getValue())));
    }

    /** Such as {@code put /stock/{productId}}, with the method that answers it. */
    private static Map<String, Method> operations() throws Exception {
        Map<String, Method> operations = new TreeMap<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                String verb = verb(method);
                if (verb != null) {
                    String below = method.isAnnotationPresent(Path.class) ? "/" + method.getAnnotation(Path.class).value() : "";
                    operations.put(verb + " " + withoutRegex("/" + resource.getAnnotation(Path.class).value() + below), method);
                }
            }
        }
        return operations;
    }

    private static Set<Class<?>> resources() throws Exception {
        var classes = java.nio.file.Path.of(WaybillApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<Class<?>> resources = new LinkedHashSet<>();
        try (var files = Files.walk(classes)) {
            for (String file : files.map(found -> classes.relativize(found).toString()).filter(f -> f.endsWith("Resource.class")).toList()) {
                resources.add(Class.forName(file.replace(".class", "").replace(File.separatorChar, '.')));
            }
        }
        assertThat(resources).isNotEmpty().allMatch(resource -> resource.isAnnotationPresent(Path.class));
        return resources;
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class)).filter(Objects::nonNull)
                .map(http -> http.value().toLowerCase(Locale.ROOT)).findAny().orElse(null);
    }

    /** {@code {id: [a-z]{1,3}}} becomes {@code {id}}: braces of a regular expression are balanced. */
    private static String withoutRegex(String path) {
        var plain = new StringBuilder();
        int depth = 0;
        boolean inRegex = false;
        for (char c : path.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            inRegex = depth > 0 && (inRegex || c == ':');
            if (!inRegex) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Class<? extends Record> body(Method method) {
        return Arrays.stream(method.getParameterTypes()).filter(Record.class::isAssignableFrom)
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class)).findAny().orElse(null);
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> Stream.of(
                        Optional.ofNullable(parameter.getAnnotation(PathParam.class)).map(PathParam::value),
                        Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value),
                        Optional.ofNullable(parameter.getAnnotation(HeaderParam.class)).map(HeaderParam::value)))
                .flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static JsonNode path(String operation) {
        return DOCUMENT.get("paths").get(operation.substring(operation.indexOf(' ') + 1));
    }

    private static JsonNode operation(String operation) {
        return path(operation).get(operation.substring(0, operation.indexOf(' ')));
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static JsonNode document() {
        try (var stream = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
