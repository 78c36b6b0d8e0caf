package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.pdf.SomePdf;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is uploaded as evidence, inside the portal. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class EvidenceFilesIT {

    @Inject
    Parties parties;

    @Inject
    EvidenceFiles files;

    @Inject
    Transactions transactions;

    @PersistenceContext
    EntityManager em;

    @Test
    void anOrganisationSeesItsOwnEvidenceAndNobodyElsesAndNvvkSeesAll() throws IOException {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        byte[] pdf = SomePdf.honest();
        UUID id = kept(municipality, pdf);
        assertThat(files.get(municipality, id).name()).isEqualTo("Mandaat.pdf");
        assertThat(files.content(municipality, id)).isEqualTo(pdf);
        assertThat(files.content(parties.staff(), id)).isEqualTo(pdf);
        assertThat(files.of(municipality, municipality.ownOrganisation()))
                .extracting(EvidenceFile::id)
                .containsExactly(id);
        assertThatThrownBy(() -> files.get(partner, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.get(Actor.ANONYMOUS, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.get(municipality, UUID.randomUUID())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.of(partner, municipality.ownOrganisation()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void onlyWhoManagesOrPreparesKeepsEvidenceAndOnlyForTheOwnOrganisation() throws IOException {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        Actor reader = new Actor(municipality.person(), municipality.organisation(), Set.of(Role.READER));
        Upload upload = files.check(null, new ByteArrayInputStream(SomePdf.honest()));
        assertThatThrownBy(() -> files.keep(reader, municipality.ownOrganisation(), upload))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> files.keep(partner, municipality.ownOrganisation(), upload))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void moreThanIsAllowedIsNotEvenRead() {
        int limit = files.limits().bytes();
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[2 * limit]);
        assertThatThrownBy(() -> files.check("groot.pdf", endless))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("upload.tooLarge");
        assertThat(endless.available()).isEqualTo(limit - 1);
    }

    @Test
    void whatIsKeptIsNeverChangedOrRemoved() throws IOException {
        UUID id = kept(parties.municipality(), SomePdf.honest());
        for (String change : new String[] {
            "update evidence_file set name = 'x' where id = ?1",
            "delete from evidence_content where evidence_id = ?1",
            "update evidence_content set content = 'x' where evidence_id = ?1"
        }) {
            assertThatThrownBy(() -> transactions.run(() ->
                            em.createNativeQuery(change).setParameter(1, id).executeUpdate()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private UUID kept(Actor actor, byte[] pdf) throws IOException {
        Upload upload = files.check("C:\\map\\Mandaat.PDF", new ByteArrayInputStream(pdf));
        return files.keep(actor, actor.ownOrganisation(), upload).id();
    }
}
