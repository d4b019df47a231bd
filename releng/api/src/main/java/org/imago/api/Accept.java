// SPDX-License-Identifier: EPL-2.0
package org.imago.api;

import java.nio.file.Path;

/** Writes down the API as it was built: what later changes are compared with. Started by accept.sh. */
public final class Accept {

    private Accept() {
    }

    /**
     * Writes it down.
     *
     * @param arguments the folder of the project
     * @throws Exception when a bundle was not built
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Api api = Api.ofBundles(root);
        ApiText.write(api, root.resolve("releng/api/baseline"));
        System.out.println(api.packages().size() + " packages written to releng/api/baseline; look at what git diff says of them");
    }
}
