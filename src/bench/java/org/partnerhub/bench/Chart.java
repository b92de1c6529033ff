package org.partnerhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Horizontal bars as SVG: the median, and a line from the least to the most. */
final class Chart {

    private static final int LEFT = 330;
    private static final int WIDTH = 360;
    private static final int ROW = 34;

    private final String title;
    private final Map<String, Samples> bars = new LinkedHashMap<>();

    Chart(String title) {
        this.title = title;
    }

    Chart bar(String name, Samples samples) {
        bars.put(name, samples);
        return this;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg());
    }

    private String svg() {
        double most = bars.values().stream().mapToDouble(Samples::max).max().orElse(1);
        int height = 50 + bars.size() * ROW;
        StringBuilder svg = new StringBuilder(line(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='13'>",
                LEFT + WIDTH + 110, height));
        svg.append(line("<rect width='100%%' height='100%%' fill='#ffffff'/>"));
        svg.append(line("<text x='12' y='24' font-weight='bold' fill='#222222'>%s</text>", title));
        int top = 44;
        for (Map.Entry<String, Samples> bar : bars.entrySet()) {
            svg.append(row(bar.getKey(), bar.getValue(), top, WIDTH / most));
            top += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(String name, Samples samples, int top, double scale) {
        int middle = top + 11;
        return line("<text x='12' y='%d' fill='#222222'>%s</text>", top + 16, name)
                + line(
                        "<rect x='%d' y='%d' width='%.1f' height='22' fill='#4c78a8'/>",
                        LEFT, top, Math.max(1, samples.median() * scale))
                + line(
                        "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='#222222'/>",
                        LEFT + samples.min() * scale, middle, LEFT + samples.max() * scale, middle)
                + line(
                        "<text x='%.1f' y='%d' fill='#222222'>%,.0f</text>",
                        LEFT + samples.max() * scale + 8, top + 16, samples.median());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace('\'', '"') + "\n";
    }
}
