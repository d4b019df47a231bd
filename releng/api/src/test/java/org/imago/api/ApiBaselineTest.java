// SPDX-License-Identifier: EPL-2.0
package org.imago.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The API of the bundles that were built, against the one that was written down. */
class ApiBaselineTest {

    private static final Path ROOT = Path.of(System.getProperty("imago.root"));

    @Test
    void versionsSayWhatHasChanged() throws Exception {
        Api before = ApiText.read(ROOT.resolve("releng/api/baseline"));
        assertTrue(before.packages().size() > 20, "found only " + before.packages().keySet());
        List<String> problems = Comparison.problems(Api.ofBundles(ROOT), before);
        assertEquals(List.of(), problems, () -> String.join("\n", problems) + """

                Take the change back, or make it so that nothing breaks (a default method, a new method beside the old one), and
                raise the version of the package in Export-Package. A new package is written down with releng/api/accept.sh.
                CONTRIBUTING.md says what is API, and for how long.
                """);
    }
}
