package nl.ondertekenportaal.matrix.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What machines meet: every answer is as the published description says, and every status in it occurs. */
@ResourceLock(Lane.BROWSER)
class ApiIT {
    private static final String TOKEN = "geheim-van-de-proefrouter";
    private static final String REVOKED = "ingetrokken-token";
    private static final String MATRIX = "/api/v1/matrix";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final Portal portal = new Portal();

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void threeRowsAndTwoMachines() throws Exception {
        sql("""
            insert into api_client (id, name, token_hash, created_at, created_by, revoked_at) values
                (gen_random_uuid(), 'Proefrouter', sha256('%s'), now(), gen_random_uuid(), null),
                (gen_random_uuid(), 'Oude router', sha256('%s'), now(), gen_random_uuid(), now())
            on conflict do nothing;
            insert into organisation (id, kind, name, cbs_code, kvk, oin, represented_by, admitted_at, version)
            select md5('api-m')::uuid, 'MUNICIPALITY', 'Ameland', 'GM0060', null, null, 'het college', now(), 1
            union all
            select md5('api-p')::uuid, 'SIGNAL_PARTNER', 'Proefpartner (fictief)', null, '00000001', '00000099000000999000', 'het bestuur', now(), 1
            on conflict do nothing;
            insert into agreement (id, municipality_id, partner_id, offered_by, model_version, stage, check_code, created_at, issued_hash,
                                   municipality_signed_at, partner_signed_at, first_day, version)
            select md5('api-a')::uuid, md5('api-m')::uuid, md5('api-p')::uuid, md5('api-p')::uuid, max(version), 'SIGNED', 'api', now(), sha256('a'),
                   now(), now(), '2020-01-01', 1 from model_agreement
            on conflict do nothing;
            insert into matrix_row
            select h.sequence + n, md5('api-a')::uuid, md5('api-m')::uuid, md5('api-p')::uuid, sector, 'VPS', sha256('a'), '2020-01-01',
                   case n when 3 then date '2020-12-31' end, now(), h.hash, sha256('r')
            from matrix_head h, (values (1, 'ENERGY'), (2, 'HEAT'), (3, 'HOUSING')) as s (n, sector)
            where not exists (select from matrix_row where agreement_id = md5('api-a')::uuid);
            update matrix_head set sequence = (select max(sequence) from matrix_row);
            """.formatted(TOKEN, REVOKED));
    }

    @Test
    void everyDocumentedStatusOccursAndIsAsDescribed() throws Exception {
        var seen = new TreeSet<String>();
        seen.add(described(get(MATRIX + "?validOn=2020-06-01", TOKEN)));
        seen.add(described(get(MATRIX + "?validOn=gisteren", TOKEN)));
        seen.add(described(get(MATRIX, null)));
        seen.add(described(get(MATRIX + "/", TOKEN)));
        seen.add(described(send(request(MATRIX, TOKEN).DELETE())));
        seen.add(described(send(request(MATRIX, TOKEN).header("Accept", "text/xml"))));
        sql("alter table matrix_row rename to matrix_gone");
        try {
            seen.add(described(get(MATRIX, TOKEN)));
        } finally {
            sql("alter table matrix_gone rename to matrix_row");
        }
        assertThat(seen).containsExactlyElementsOf(documented("/matrix"));
    }

    @Test
    void theDescriptionIsPublicAndKeepsToItself() throws Exception {
        HttpResponse<String> answer = get("/api/v1/openapi.json", null);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(JSON.readTree(answer.body()).at("/info/version").asText())
                .isEqualTo(answer.headers().firstValue("API-Version").orElseThrow());
        assertThat(answer.body()).doesNotContain("{address}", "{contact}", "{version}");
        var seen = new TreeSet<String>();
        seen.add(String.valueOf(answer.statusCode()));
        seen.add(described(send(request("/api/v1/openapi.json", null).DELETE())));
        seen.add(described(send(request("/api/v1/openapi.json", null).header("Accept", "text/xml"))));
        assertThat(seen).containsExactlyElementsOf(documented("/openapi.json"));
    }

    @Test
    void pagesFollowEachOtherAndGiveEachRowOnce() throws Exception {
        List<Long> sequences = new ArrayList<>();
        @Nullable String address = MATRIX + "?validOn=2020-06-01&limit=1";
        while (address != null) {
            HttpResponse<String> answer = get(address, TOKEN);
            assertThat(described(answer)).isEqualTo("200");
            JsonNode page = JSON.readTree(answer.body());
            page.get("rows").forEach(row -> sequences.add(row.get("sequence").asLong()));
            address = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceAll("^<(.*)>.*rel=\"next\".*$", "$1")
                            .substring(portal.baseUrl().length()))
                    .orElse(null);
            assertThat(page.get("next").isNull()).isEqualTo(address == null);
        }
        assertThat(sequences)
                .hasSizeGreaterThanOrEqualTo(3)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void aDayOutsideAnAgreementHasNoRows() throws Exception {
        assertThat(rows("2019-12-31")).isZero();
        assertThat(rows("2020-01-01")).isEqualTo(3);
        assertThat(rows("2020-12-31")).isEqualTo(3);
        assertThat(rows("2021-01-01")).isEqualTo(2);
    }

    @Test
    void withoutATokenThatHoldsNothingIsAnswered() throws Exception {
        for (String token : new String[] {"verkeerd", REVOKED, TOKEN.substring(1), ""}) {
            HttpResponse<String> answer = get(MATRIX, token);
            assertThat(described(answer)).as(token).isEqualTo("401");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
        }
        assertThat(get("/api/v2/matrix", null).statusCode()).isEqualTo(401);
        assertThat(send(request(MATRIX, null).header("Authorization", "Basic " + TOKEN))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get(MATRIX + "?token=" + TOKEN, null).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNotUnderstoodIsExplained() throws Exception {
        for (String query : new String[] {
            "validOn=2027-02-29",
            "validOn=",
            "limit=0",
            "limit=1001",
            "after=x",
            "after=AAAAAAAAAAF",
            "pagina=2",
            "limit=1&limit=2"
        }) {
            HttpResponse<String> answer = get(MATRIX + "?" + query, TOKEN);
            assertThat(described(answer)).as(query).isEqualTo("400");
            assertThat(JSON.readTree(answer.body()).get("detail").asText())
                    .as(query)
                    .isNotBlank();
        }
        assertThat(get(MATRIX + "?validOn=%3Cscript%3E", TOKEN).headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(described(get("/api/v2/matrix", TOKEN))).isEqualTo("404");
    }

    private int rows(String day) throws Exception {
        int own = 0;
        for (JsonNode row : JSON.readTree(
                        get(MATRIX + "?limit=1000&validOn=" + day, TOKEN).body())
                .get("rows")) {
            own += row.at("/municipality/cbsCode").asText().equals("GM0060") ? 1 : 0;
        }
        return own;
    }

    /** The status of the answer, once its body and headers are as the description promises. */
    private String described(HttpResponse<String> answer) throws Exception {
        boolean fine = answer.statusCode() == 200;
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo(fine ? "application/json" : "application/problem+json");
        assertThat(answer.headers().firstValue("API-Version").orElse("")).matches("1\\.[0-9]+\\.[0-9]+");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(schema(fine ? "MatrixPage" : "Problem").validate(JSON.readTree(answer.body())))
                .as(answer.body())
                .isEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "org.postgresql", "\tat ");
        return String.valueOf(answer.statusCode());
    }

    private JsonSchema schema(String name) throws Exception {
        String description = get("/api/v1/openapi.json", null).body();
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V4,
                        factory -> factory.metaSchema(OpenApi30.getInstance())
                                .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                                .schemaLoaders(loaders -> loaders.schemas(Map.of("urn:api", description))))
                .getSchema(SchemaLocation.of("urn:api#/components/schemas/" + name));
    }

    private List<String> documented(String path) throws Exception {
        List<String> statuses = new ArrayList<>();
        JSON.readTree(get("/api/v1/openapi.json", null).body())
                .get("paths")
                .get(path)
                .at("/get/responses")
                .fieldNames()
                .forEachRemaining(statuses::add);
        return statuses;
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        return send(request(path, token));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal.baseUrl() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void sql(String statements) throws Exception {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(statements);
        }
    }
}
