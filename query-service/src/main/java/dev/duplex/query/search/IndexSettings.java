package dev.duplex.query.search;

import java.time.Clock;
import java.time.Duration;
import org.apache.lucene.analysis.Analyzer;

/**
 * How the index is kept.
 *
 * @param analyzer what words are
 * @param commitEvery after so many events at the latest
 * @param forgetAfter how long the words of what was edited or retracted may stay in files that nobody can ask for, at most
 */
record IndexSettings(Analyzer analyzer, int commitEvery, Duration forgetAfter, Clock clock) {}
