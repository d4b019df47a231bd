// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished run of the {@link SmallDataset}: r1 is taken for blue, three have a proposed box. */
final class JudgedRun {

    private static final String PREDICTIONS = """
            filename,line,class,fold,group,image_width,image_height,whole_class,whole_p_blue,whole_p_red,\
            x,y,w,h,box_confidence,iou,crop_file,fell_back,crop_class,crop_p_blue,crop_p_red
            r1.png,2,red,0,0,100,80,blue,0.98,0.02,60,50,20,20,0.99,0,,0,blue,0.96,0.04
            r2.png,3,red,0,1,100,80,red,0.1,0.9,10,10,30,30,0.9,,,0,red,0.2,0.8
            deep/r3.png,4,red,1,2,100,80,red,0.2,0.8,10,10,30,30,0.3,,,0,red,0.2,0.8
            b1.png,5,blue,1,3,100,80,blue,0.9,0.1,30,12,20,20,0.8,,,0,blue,0.9,0.1
            b2.png,6,blue,1,4,100,80,blue,0.8,0.2,20,20,30,30,0.6,,,0,blue,0.8,0.2
            """;

    private JudgedRun() {
    }

    /** Writes {@code folder/run} and returns it. */
    static Path create(Path folder, Path csv) throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("predictions.csv"), PREDICTIONS);
        Files.writeString(run.resolve("run.json"), """
                {"task": "loop", "started": "2026-11-25T00:00:00Z", "request": {"data": "%s", "folds": 2,
                 "groupBy": []}, "dataDigest": "", "split": [], "trainer": "", "versions": {}}
                """.formatted(csv.toUri()));
        return run;
    }
}
