package dev.duplex.benchmarks.large;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Invented words as often as words are: the n-th with a frequency of 1/n (Zipf's law). The same for the same seed. */
final class Words {

    private static final int COUNT = 20_000;
    /** So many words of two syllables come first. */
    private static final int SHORT = 500;

    private static final String[] SYLLABLES =
            "ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve wa we"
                    .split(" ");

    /** The most frequent first. */
    private final List<String> all;

    /** Of the frequencies up to each word. */
    private final double[] sums;

    private Words(List<String> all, double[] sums) {
        this.all = all;
        this.sums = sums;
    }

    static Words invented(Random random) {
        Set<String> words = new HashSet<>();
        List<String> all = new ArrayList<>(COUNT);
        while (all.size() < COUNT) {
            int syllables = all.size() < SHORT ? 2 : 2 + random.nextInt(1, 4);
            String word = Stream.generate(() -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                    .limit(syllables)
                    .collect(Collectors.joining());
            if (words.add(word)) {
                all.add(word);
            }
        }
        double[] sums = new double[COUNT];
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        return new Words(List.copyOf(all), sums);
    }

    String mostFrequent() {
        return all.getFirst();
    }

    String next(Random random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return all.get(Math.min(all.size() - 1, found < 0 ? -found - 1 : found));
    }

    String sentence(Random random) {
        return Stream.generate(() -> next(random)).limit(6 + random.nextInt(20)).collect(Collectors.joining(" "));
    }
}
