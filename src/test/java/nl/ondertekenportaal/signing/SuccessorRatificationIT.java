package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.matrix.SomeMergers;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.trust.Signatures;
import nl.ondertekenportaal.trust.ValidationReport;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What was signed for a municipality that ended is ratified by the one that it passed to. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class SuccessorRatificationIT {

    private static final Finding NEVER_GRANTED =
            new Finding(DefectKind.NEVER_GRANTED, new Reason("Het mandaat is nooit gegeven (fictief)."));

    @Inject
    Parties parties;

    @Inject
    SignedAgreements signed;

    @Inject
    SomeMergers mergers;

    @Inject
    Agreements agreements;

    @Inject
    Organisations organisations;

    @Inject
    DefectDesk defectDesk;

    @Inject
    RatificationDesk desk;

    @Inject
    Ratifications ratifications;

    @Inject
    RejectionDesk rejections;

    @Inject
    SigningRules rules;

    @PersistenceContext
    EntityManager em;

    @Inject
    Signatures signatures;

    @Inject
    LegalCalendar calendar;

    @Test
    void theSuccessorRatifiesInItsOwnName() throws SQLException {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(ending, partner);
        AgreementId another = signed.between(ending, parties.partner());
        report(id);
        report(another);
        Actor mayor = parties.signatoryOf(going);
        assertThatThrownBy(() -> desk.statement(mayor, id))
                .as("nothing has passed yet")
                .isInstanceOf(NotFound.class);
        assertThat(desk.open(mayor)).isZero();
        mergers.today(ending, going);

        assertThat(desk.open(mayor)).isEqualTo(2);
        RatificationStatement read = desk.statement(mayor, id);
        assertThat(read.xhtml())
                .contains("is rechtsopvolger van " + name(ending))
                .contains("Verklaring van " + name(going))
                .contains("namens " + name(ending) + " op");
        UUID ratification = desk.ratify(mayor, id, only(read), parties.code(mayor));

        assertThat(agreements.get(partner, id).statusOn(calendar.today())).isNotEqualTo(Status.BLOCKED);
        assertThat(agreements.get(parties.staff(), another).statusOn(calendar.today()))
                .isEqualTo(Status.BLOCKED);
        ValidationReport report = signatures.validate(ratifications.file(partner, ratification));
        assertThat(report.allValid()).as(report.toString()).isTrue();
        assertThat(desk.open(mayor)).isEqualTo(1);
        assertThatThrownBy(() -> desk.statement(parties.signatoryOf(parties.municipality()), another))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatSomebodyOfThePredecessorBeganDoesNotCountForItsSuccessor() throws SQLException {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        AgreementId id = signed.between(ending, parties.partner());
        report(id);
        for (Actor party : List.of(ending, going)) {
            Actor administrator = parties.administratorOf(party);
            rules.change(administrator, 2, parties.code(administrator));
        }
        Actor before = parties.signatoryOf(ending);
        desk.ratify(before, id, only(desk.statement(before, id)), parties.code(before));
        mergers.today(ending, going);

        Actor mayor = parties.signatoryOf(going);
        assertThat(desk.statement(mayor, id).isEnough()).isFalse();
        desk.ratify(mayor, id, only(desk.statement(mayor, id)), parties.code(mayor));
        assertThat(texts("select person_id from notice where kind = 'HALF_RATIFIED' and organisation_id = '"
                        + going.ownOrganisation() + "'"))
                .as("told to those of the successor")
                .isNotEmpty();
        assertThat(desk.statement(parties.signatoryOf(going), id).isEnough()).isTrue();
    }

    @Test
    void theSuccessorOfTheOtherPartyRejects() throws SQLException {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        AgreementId id = signed.between(ending, parties.partner());
        Actor staff = parties.staffWhoLogsIn();
        defectDesk.report(staff, id, Side.PARTNER, null, NEVER_GRANTED, parties.code(staff));
        mergers.today(ending, going);

        Actor mayor = parties.signatoryOf(going);
        assertThat(rejections.reject(mayor, id, "Wij zien hiervan af (fictief).", parties.code(mayor)))
                .isTrue();
        assertThat(agreements.get(parties.staff(), id).isRejected()).isTrue();
    }

    @Test
    void ofWhatWasDividedNobodyRatifiesTheWhole() throws SQLException {
        Actor ending = parties.municipality();
        Actor one = parties.municipality();
        AgreementId id = signed.between(ending, parties.partner());
        report(id);
        mergers.splitToday(ending, one, parties.municipality());

        Actor mayor = parties.signatoryOf(one);
        assertThat(desk.open(mayor)).isZero();
        assertThatThrownBy(() -> desk.statement(mayor, id)).hasMessage("ratification.several");
    }

    private void report(AgreementId id) {
        Actor staff = parties.staffWhoLogsIn();
        defectDesk.report(staff, id, Side.MUNICIPALITY, null, NEVER_GRANTED, parties.code(staff));
    }

    private List<String> texts(String sql) {
        List<?> found = em.createNativeQuery(sql).getResultList();
        return found.stream().map(Object::toString).toList();
    }

    private static Sha256 only(RatificationStatement read) {
        return new RatificationList(List.of(read)).hash();
    }

    private String name(Actor actor) {
        return organisations.get(actor.ownOrganisation()).name();
    }
}
