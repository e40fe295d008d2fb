package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Each fault that is planted in an adapter is found, by the checks that are there for it and by no other. */
class ContractKitTest {

    @TempDir
    Path conformance;

    @TestFactory
    Stream<DynamicTest> contract_plantedFault_isFoundByTheRightCheck() {
        Map<Class<?>, Set<String>> findings = Map.ofEntries(
                found(DishonestLedgers.LogsTheKey.class, "secret_comesOutNowhere"),
                found(DishonestLedgers.PutsTheKeyIntoTheUrl.class, "secret_comesOutNowhere"),
                found(DishonestLedgers.TellsTheKeyInACause.class, "secret_comesOutNowhere"),
                found(DishonestLedgers.RepeatsTheVendor.class, "secret_comesOutNowhere", "vendorText_isInNoFailure"),
                found(DishonestLedgers.TriesAgainAfterAnError.class, "serverError_isUnavailable"),
                found(DishonestLedgers.TriesAgainAfterNoAnswer.class, "slowAnswer_isUnknownOrTimeout"),
                found(DishonestLedgers.CallsNoAnswerAFailure.class, "slowAnswer_isUnknownOrTimeout"),
                found(DishonestLedgers.WaitsForEver.class, "slowAnswer_isUnknownOrTimeout"),
                found(DishonestLedgers.ReadsWithoutEnd.class, "hugeAnswer_isNotReadToItsEnd"),
                found(DishonestLedgers.FollowsWithTheKey.class, "redirectToAnotherHost_isNotFollowedWithTheCredential"),
                found(DishonestLedgers.DoesNotWait.class, "rateLimited_tellsHowLongToWait"),
                found(DishonestLedgers.BreaksOnADate.class, "rateLimitedOddly_isRateLimited"),
                found(DishonestLedgers.LeavesTheKeyOpen.class, "credential_isOpenedAtEachCallAndClosed"),
                found(
                        DishonestLedgers.TakesEveryKeyForTheFirst.class,
                        "credential_isOpenedAtEachCallAndClosed",
                        "twoTenantsAtOnce_areNotMixedUp"),
                found(DishonestLedgers.SharesWhatItSends.class, "twoTenantsAtOnce_areNotMixedUp"),
                found(DishonestLedgers.MistakesARefusedKey.class, "unauthorized_isAuthentication"),
                found(
                        DishonestLedgers.BelievesAWebPage.class,
                        "cutAnswer_isNoSuccess",
                        "hugeAnswer_isNotReadToItsEnd",
                        "malformedAnswer_isNoSuccess",
                        "slowAnswer_isUnknownOrTimeout",
                        "wrongContentType_isNoSuccess"),
                found(
                        DishonestLedgers.IgnoresTheAnswer.class,
                        "emptyAnswer_isNoSuccess",
                        "refusal_isRejected",
                        "success_saysWhatTheVendorSaid",
                        "twoTenantsAtOnce_areNotMixedUp"),
                found(OtherFaults.ForgetsTheKey.class, "sameKeyAfterNoAnswer_actsOnce"),
                found(
                        OtherFaults.TakesNoAnswerForNothingNew.class,
                        "cutAnswer_isNoSuccess",
                        "hugeAnswer_isNotReadToItsEnd",
                        "malformedAnswer_isNoSuccess",
                        "slowAnswer_isUnknownOrTimeout",
                        "wrongContentType_isNoSuccess"));
        return findings.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().getSimpleName(), () -> {
                    assertThat(Findings.ofFirstCapability(entry.getKey(), conformance))
                            .isEqualTo(entry.getValue());
                    assertThat(conformance).isEmptyDirectory();
                }));
    }

    @Test
    void contract_everythingPassed_isWrittenDown() throws IOException {
        assertThat(Findings.ofAll(StallCommerceContractTest.class, conformance)).isEmpty();

        JsonNode written = new ObjectMapper().readTree(Files.readString(conformance.resolve("commerce-stall.json")));
        assertThat(written.path("domain").asString()).isEqualTo("commerce");
        assertThat(written.path("provider").asString()).isEqualTo("stall");
        assertThat(written.path("kitVersion").asString()).matches("[0-9]+\\..*");
        assertThat(written.path("capabilities").propertyNames()).containsExactly("import_customers", Operation.TEST);
        assertThat(written.path("capabilities").path("import_customers").values())
                .extracting(JsonNode::asString)
                .contains("twoTenantsAtOnce_areNotMixedUp", "secret_comesOutNowhere");
    }

    @Test
    void contract_somethingFailed_removesWhatWasWrittenBefore() throws IOException {
        Path before = Files.writeString(conformance.resolve("commerce-stall.json"), "{}");

        assertThat(Findings.ofAll(OtherFaults.TakesNoAnswerForNothingNew.class, conformance))
                .isNotEmpty();
        assertThat(before).doesNotExist();
    }

    private static Map.Entry<Class<?>, Set<String>> found(Class<?> contract, String... checks) {
        return Map.entry(contract, Set.of(checks));
    }
}
