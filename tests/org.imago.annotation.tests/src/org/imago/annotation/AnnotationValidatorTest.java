// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.DatasetValidator;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageFacts;
import org.imago.image.PixelCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type is asked for the problems of every sample. */
class AnnotationValidatorTest {

    private static final String[] BAD = {"class,filename,exclude,x,y,w,h,x_2,y_2,w_2,h_2,point_x,point_y",
        "p,a.png,,1,2,99,4,,,,,far,2", ",a.png,maybe,1,,3,4,,,,,,", "p,none.png,,,,,,1,1,0,5,1,1",
        "p,a.png,,,,,,,,,,,"};

    @TempDir
    Path folder;

    @BeforeEach
    void drawImage() throws IOException {
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("a.png").toFile());
    }

    @Test
    void theBuiltInTypesFindWhatTheDatasetFinds() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, BAD);
        List<DatasetProblem> problems = AnnotationValidator.validate(dataset, images(dataset), pixels());
        assertEquals(DatasetValidator.validate(dataset, images(dataset), pixels()), problems);
        assertEquals(List.of("x", "exclude", "y", "filename", "w_2", "filename"),
                problems.stream().map(DatasetProblem::column).toList(), problems.toString());
    }

    @Test
    void aTypeOfAPlugInFindsItsOwn() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, BAD);
        List<DatasetProblem> problems = AnnotationValidator.validate(dataset, images(dataset), pixels(),
                List.of(new PointType()));
        DatasetProblem point = problems.getFirst();
        assertEquals(List.of(Severity.ERROR, 2, "point_x"), List.of(point.severity(), point.line(), point.column()));
        assertTrue(problems.stream().noneMatch(problem -> problem.column().equals("x")), problems.toString());
    }

    @Test
    void aTypeThatFailsIsNamedOnceAndTheOthersGoOn() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,x,y,w,h", "p,a.png,,,,", "p,a.png,1,1,50,50");
        AnnotationType<Mark.Dot> failing = new FailingType();
        List<DatasetProblem> problems = AnnotationValidator.validate(dataset, images(dataset), pixels(),
                List.of(failing, new BoxType()));
        assertEquals(1, problems.stream().filter(problem -> problem.message().contains("'failing' failed")).count());
        assertEquals(2, problems.getFirst().line());
        assertTrue(problems.getFirst().message().contains("I am broken"), problems.toString());
        assertEquals(1, problems.stream().filter(problem -> problem.message().contains("leaves the image")).count());
    }

    private static final class FailingType implements AnnotationType<Mark.Dot> {

        private final PointType point = new PointType();

        @Override
        public String id() {
            return "failing";
        }

        @Override
        public String name() {
            return "Failing";
        }

        @Override
        public List<String> columns(Dataset dataset) {
            return point.columns(dataset);
        }

        @Override
        public Optional<Mark.Dot> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
            return point.read(sample, imageWidth, imageHeight);
        }

        @Override
        public void write(Sample sample, Optional<Mark.Dot> value, int imageWidth, int imageHeight)
                throws DatasetException {
            point.write(sample, value, imageWidth, imageHeight);
        }

        @Override
        public List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
            throw new IllegalStateException("I am broken");
        }

        @Override
        public Presentation present(Mark.Dot value) {
            return point.present(value);
        }
    }

    private ImageFolder images(Dataset dataset) throws DatasetException {
        return ImageFolder.locate(dataset, Optional.of(folder));
    }

    private PixelCache pixels() {
        return new PixelCache(folder.resolve("cache"), new ImageDecoder());
    }
}
