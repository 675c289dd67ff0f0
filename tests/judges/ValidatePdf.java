import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether files meet the profile that they declare; a line for each file, a line for each rule broken. */
public class ValidatePdf {
  public static void main(String[] files) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    boolean allCompliant = files.length > 0;
    for (String file : files) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file))) {
        List<PDFAFlavour> declared = parser.getFlavours();
        if (declared.isEmpty()) {
          System.out.println(file + " declares no profile");
          allCompliant = false;
        }
        for (ValidationResult result : Foundries.defaultInstance().createValidator(declared, 1000, false, true, false).validateAll(parser)) {
          System.out.printf("%s [%s] compliant=%s checks=%d%n", file, result.getPDFAFlavour(), result.isCompliant(), result.getTotalAssertions());
          allCompliant &= result.isCompliant() && result.getTotalAssertions() > 0;
          Map<String, String> broken = new TreeMap<>();
          for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
              broken.putIfAbsent(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
                  assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
          }
          broken.forEach((rule, message) -> System.out.println("  " + rule + ": " + message));
        }
      }
    }
    System.exit(allCompliant ? 0 : 1);
  }
}
