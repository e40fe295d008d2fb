package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.storage.tck.StorageServiceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Each fault that is planted in an adapter is found, by the checks that are there for it and by no other. */
class ContractKitTest {

    /** They wait more than they work. */
    private static final ExecutorService MANY_AT_A_TIME = Executors.newFixedThreadPool(12);

    /** Their fault is in the third capability of their port, which reads. */
    private static final Set<Class<?>> READERS = Set.of(
            CredulousTills.TakesAnyPaymentForTheOneAskedAbout.class, CredulousTills.TakesAnyStateForSettled.class);

    @TempDir
    Path conformance;

    @AfterAll
    static void stop() throws IOException {
        MANY_AT_A_TIME.shutdownNow();
        System.clearProperty(StrayFaults.KeepsTheKeyInAProperty.PROPERTY);
        StrayFaults.NamesAThreadAfterTheKey.OVER.countDown();
        Files.deleteIfExists(StrayFaults.WritesTheKeyToAFile.FILE);
    }

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
                // it also keeps the search for the key from coming to an end
                found(DishonestLedgers.WaitsForEver.class, "secret_comesOutNowhere", "slowAnswer_isUnknownOrTimeout"),
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
                        "droppedConnection_isNotTriedAgain",
                        "hugeAnswer_isNotReadToItsEnd",
                        "interruptedCall_staysInterrupted",
                        "malformedAnswer_isNoSuccess",
                        "slowAnswer_isUnknownOrTimeout",
                        "wrongContentType_isNoSuccess"),
                found(
                        DishonestLedgers.IgnoresTheAnswer.class,
                        "emptyAnswer_isNoSuccess",
                        "missingReference_isNoSuccess",
                        "refusal_isRejected",
                        "success_saysWhatTheVendorSaid",
                        "twoTenantsAtOnce_areNotMixedUp",
                        "unknownStatus_isNoSuccess"),
                found(DishonestPagers.TriesAgainWhenItIsDropped.class, "droppedConnection_isNotTriedAgain"),
                found(DishonestPagers.ForgetsThatItWasInterrupted.class, "interruptedCall_staysInterrupted"),
                found(DishonestPagers.WaitsForTheHeadOnly.class, "stalledAnswer_isUnknownOrTimeout"),
                found(DishonestPagers.TakesEveryStatusForGood.class, "failingStatus_isNoSuccessWhateverTheBody"),
                found(DishonestPagers.UnpacksWithoutEnd.class, "hugeAnswer_isNotReadToItsEnd"),
                found(DishonestPagers.TakesADateForNow.class, "rateLimitedOddly_isRateLimited"),
                found(DishonestPagers.LogsTheKeyInHex.class, "secret_comesOutNowhere"),
                found(DishonestPagers.LeavesTheKeyInTheMdc.class, "secret_comesOutNowhere"),
                found(DishonestPagers.LogsTheToken.class, "secret_comesOutNowhere"),
                found(DishonestPagers.MakesUpAnId.class, "missingReference_isNoSuccess"),
                found(DishonestPagers.TakesEveryWordButOneForGood.class, "unknownStatus_isNoSuccess"),
                found(DishonestPagers.ComparesNothing.class, "contradiction_isNoSuccess", "otherThanAsked_isNoSuccess"),
                found(CredulousTills.TakesAnyAmount.class, "otherThanAsked_isNoSuccess"),
                found(CredulousTills.ComparesWholeUnits.class, "otherThanAsked_isNoSuccess"),
                found(CredulousTills.TakesAnyCurrency.class, "otherThanAsked_isNoSuccess"),
                found(CredulousTills.TakesAnyCurrencyForAReason.class),
                found(CredulousTills.TakesAnyCurrencyForNoReason.class, "otherThanAsked_isNoSuccess"),
                found(CredulousTills.LooksAtTheIdOnly.class, "refusalWithReference_isNoSuccess"),
                found(CredulousTills.TakesAnythingForAnId.class, "missingReference_isNoSuccess"),
                found(CredulousTills.TakesAnyPaymentForTheOneAskedAbout.class, "otherThanAsked_isNoSuccess"),
                found(CredulousTills.TakesAnyStateForSettled.class, "unknownStatus_isNoSuccess"),
                found(CredulousTills.WritesAmountsAsDoubles.class, "amount_isSentExactly"),
                found(CredulousTills.CutsCents.class, "amount_isSentExactly"),
                found(StrayFaults.KeepsTheKeyInAProperty.class, "secret_comesOutNowhere"),
                found(StrayFaults.NamesAThreadAfterTheKey.class, "secret_comesOutNowhere"),
                found(StrayFaults.WritesTheKeyToAFile.class, "secret_comesOutNowhere"),
                found(
                        StrayFaults.TellsTheVendorsWordsInACause.class,
                        "secret_comesOutNowhere",
                        "vendorText_isInNoFailure"),
                found(StrayFaults.ReadsPricesAsDoubles.class, "amount_isReadExactly"),
                found(StrayFaults.FollowsEveryLink.class, "linkToAnotherHost_getsNoCredential"),
                found(OtherFaults.PrintsTheKeyAfterNoAnswer.class, "secret_comesOutNowhere"),
                found(OtherFaults.LogsTheKeyEncoded.class, "secret_comesOutNowhere"),
                found(OtherFaults.ServesOneTenantForAll.class, "twoTenantsAtOnce_areNotMixedUp"),
                found(OtherFaults.ForgetsTheKey.class, "sameKeyAfterNoAnswer_actsOnce"),
                found(
                        OtherFaults.TakesNoAnswerForNothingNew.class,
                        "cutAnswer_isNoSuccess",
                        "hugeAnswer_isNotReadToItsEnd",
                        "interruptedCall_staysInterrupted",
                        "malformedAnswer_isNoSuccess",
                        "slowAnswer_isUnknownOrTimeout",
                        "wrongContentType_isNoSuccess"));
        List<DynamicTest> tests = new ArrayList<>();
        findings.forEach((contract, checks) -> {
            int capability = READERS.contains(contract) ? 3 : 1;
            CompletableFuture<Set<String>> found = CompletableFuture.supplyAsync(
                    () -> Findings.ofCapability(capability, contract, conformance), MANY_AT_A_TIME);
            tests.add(DynamicTest.dynamicTest(
                    contract.getSimpleName(), () -> assertThat(found.join()).isEqualTo(checks)));
        });
        return tests.stream();
    }

    /** Not while other contracts are being tried: there is one locale for all of them. */
    @Test
    void contract_faultOfOtherSurroundings_isFound() {
        assertThat(elsewhere(new CredulousTills.WritesAmountsAsPeopleDo()))
                .hasMessageContaining("a success, like everywhere, with tr-TR");
        assertThat(elsewhere(new StrayFaults.DatesInItsOwnZone()))
                .hasMessageContaining("Pacific/Kiritimati")
                .hasMessageContaining("the header x-closed-until");
        assertThat(elsewhere(new StrayFaults.HasAScriptThatStaysAtHome())).isNull();
    }

    private static <P extends IntegrationPort, C extends IntegrationPortContract<P> & VendorScript<P>> @Nullable
            Throwable elsewhere(C contract) {
        IntegrationPortContract<P> known = contract;
        Check<P> check = SurroundingsChecks.<P>all().findFirst().orElseThrow();
        return catchThrowable(() -> check.run(contract, known.operations().get(0)));
    }

    @Test
    void contract_everythingPassed_isWrittenDown() throws IOException {
        assertThat(Findings.ofAll(StallCommerceContractTest.class, conformance)).isEmpty();

        JsonNode written = new ObjectMapper().readTree(Files.readString(conformance.resolve("commerce-stall.json")));
        assertThat(written.path("domain").asString()).isEqualTo("commerce");
        assertThat(written.path("provider").asString()).isEqualTo("stall");
        assertThat(written.path("kitVersion").asString()).matches("[0-9]+\\..*");
        assertThat(written.path("capabilities").propertyNames())
                .containsExactly("import_customers", "sync_products", Operation.TEST);
        assertThat(written.path("capabilities").path("import_customers").values())
                .extracting(JsonNode::asString)
                .contains("twoTenantsAtOnce_areNotMixedUp", "secret_comesOutNowhere");
    }

    @Test
    void contract_cursorIsForgotten_pagesAreFoundToComeAgain() {
        String test = "importCustomers_pageByPage_comesToAnEndWithoutRepeating";

        assertThat(Findings.ofTest(OtherFaults.ForgetsTheCursor.class, test, conformance))
                .containsExactly(test);
        assertThat(Findings.ofTest(StallCommerceContractTest.class, test, conformance))
                .isEmpty();
    }

    @Test
    void contract_storeThatTellsWhatItKeeps_isFound() {
        String secrets = "store_anySecret_comesOutNowhere";
        String objects = "contentAndSignedUrls_comeOutNowhere";
        Class<?> part = StorageServiceContract.Secrecy.class;

        assertThat(Findings.ofTest(LeakyStores.LogsSecrets.class, secrets, conformance))
                .containsExactly(secrets);
        assertThat(Findings.ofTest(LeakyStores.KeepsSecrets.class, secrets, conformance))
                .isEmpty();
        assertThat(Findings.ofTest(LeakyStores.LogsSignedUrls.class, part, objects, conformance))
                .containsExactly(objects);
        assertThat(Findings.ofTest(LeakyStores.KeepsObjects.class, part, objects, conformance))
                .isEmpty();
    }

    @Test
    void contract_capabilityThatThePortDoesNotHave_fails() {
        assertThat(Findings.ofAll(OtherFaults.PromisesTooMuch.class, conformance))
                .containsExactly("declaredCapabilities_areThoseOfThePort");
        assertThat(conformance).isEmptyDirectory();
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
