package org.papergraph.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionBase;
import org.jspecify.annotations.Nullable;

/**
 * REGEX and REPLACE that end: the same answers as the functions of SPARQL, but a match that looks at too many characters
 * stops the query. The engine of the JDK backtracks: {@code ^a*a*a*a*a*a*b$} takes time with the sixth power of the length of
 * the text, and cannot be interrupted while it runs.
 */
final class BoundedRegex {

    /* The JDK's matcher reads its text through CharSequence.charAt only, so counting these calls counts its steps.
     * See also: Davis et al., "The Impact of Regular Expression Denial of Service (ReDoS) in Practice", ESEC/FSE 2018. */

    static final String MATCHES = "https://w3id.org/papergraph/function#matches";
    static final String REPLACE = "https://w3id.org/papergraph/function#replace";

    static final int MAX_PATTERN = 1_000;
    static final int MAX_REPLACED = 1_000_000;
    private static final long MAX_STEPS = 20_000_000;

    private BoundedRegex() {}

    /** What is wrong with a pattern, if anything: its length, or a back-reference. */
    static Optional<String> objection(String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            return Optional.of("A regular expression may be at most " + MAX_PATTERN + " characters long.");
        }
        for (int i = 0; i + 1 < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                char next = pattern.charAt(i + 1);
                if ((next >= '1' && next <= '9') || next == 'k') {
                    return Optional.of("Regular expressions with back-references are not run here.");
                }
                i++;
            }
        }
        return Optional.empty();
    }

    /** Puts the functions of this class in the place of SPARQL's. */
    static final class Rewrite extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            if (function instanceof E_Regex) {
                return new E_Function(MATCHES, present(arguments));
            }
            if (function instanceof E_StrReplace) {
                return new E_Function(REPLACE, present(arguments));
            }
            return super.transform(function, arguments);
        }

        private static ExprList present(ExprList arguments) {
            return new ExprList(
                    arguments.getList().stream().filter(e -> e != null).toList());
        }
    }

    /** {@code matches(text, pattern, flags?)} as SPARQL 1.1 §17.4.3.14 REGEX has it. */
    static final class Matches extends FunctionBase {
        private final PatternMemory patterns = new PatternMemory("REGEX");

        @Override
        public void checkBuild(String uri, ExprList arguments) {
            requireCount("REGEX", arguments, 2, 3);
        }

        @Override
        public NodeValue exec(List<NodeValue> arguments) {
            String text = lexical("REGEX", arguments.get(0));
            Matcher matcher = patterns.matcher(arguments.get(1), flags(arguments, 2), text);
            return NodeValue.makeBoolean(matcher.find());
        }
    }

    /** {@code replace(text, pattern, replacement, flags?)} as SPARQL 1.1 §17.4.3.15 REPLACE has it. */
    static final class Replace extends FunctionBase {
        private final PatternMemory patterns = new PatternMemory("REPLACE");

        @Override
        public void checkBuild(String uri, ExprList arguments) {
            requireCount("REPLACE", arguments, 3, 4);
        }

        @Override
        public NodeValue exec(List<NodeValue> arguments) {
            Node literal = NodeValueOps.checkAndGetStringLiteral("REPLACE", arguments.get(0));
            String text = literal.getLiteralLexicalForm();
            String replacement = lexical("REPLACE", arguments.get(2));
            Matcher matcher = patterns.matcher(arguments.get(1), flags(arguments, 3), text);
            String replaced = replaced(matcher, text, replacement);
            if (replaced.equals(text)) {
                return arguments.get(0);
            }
            String language = literal.getLiteralLanguage();
            return language.isEmpty()
                    ? NodeValue.makeString(replaced)
                    : NodeValue.makeNode(NodeFactory.createLiteralLang(replaced, language));
        }

        /** The first match may be empty, later empty ones are passed over: what ARQ's REPLACE does. */
        private static String replaced(Matcher matcher, String text, String replacement) {
            StringBuilder out = new StringBuilder();
            int end = 0;
            boolean first = true;
            try {
                while (matcher.find()) {
                    if (!first && matcher.start() == matcher.end()) {
                        continue;
                    }
                    first = false;
                    StringBuilder piece = new StringBuilder();
                    matcher.appendReplacement(piece, replacement);
                    out.append(piece);
                    end = matcher.end();
                    if (out.length() > MAX_REPLACED) {
                        throw new LimitExceeded("REPLACE makes a text of more than " + MAX_REPLACED + " characters.");
                    }
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new ExprEvalException("REPLACE: " + e.getMessage(), e);
            }
            return out.append(text, end, text.length()).toString();
        }
    }

    /** The pattern used last: nearly always the one of the next row too. */
    private static final class PatternMemory {
        private record Compiled(String source, @Nullable String flags, Pattern pattern) {}

        private final String function;
        private @Nullable Compiled last;

        PatternMemory(String function) {
            this.function = function;
        }

        Matcher matcher(NodeValue pattern, @Nullable String flags, String text) {
            String source = lexical(function, pattern);
            Compiled compiled = last;
            if (compiled == null
                    || !compiled.source().equals(source)
                    || !java.util.Objects.equals(compiled.flags(), flags)) {
                objection(source).ifPresent(message -> {
                    throw new LimitExceeded(message);
                });
                compiled = new Compiled(source, flags, RegexEngine.makePattern(function, source, flags));
                last = compiled;
            }
            return compiled.pattern().matcher(new CountedText(text, 0, text.length(), new Steps()));
        }
    }

    /** How often a matcher has looked at a character. */
    private static final class Steps {
        private long taken;

        void take() {
            if (++taken > MAX_STEPS) {
                throw new LimitExceeded("A regular expression takes too many steps on a text. Make it simpler.");
            }
        }
    }

    private record CountedText(String text, int start, int end, Steps steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            steps.take();
            return text.charAt(start + index);
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new CountedText(text, start + from, start + to, steps);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }

    private static String lexical(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }

    private static @Nullable String flags(List<NodeValue> arguments, int index) {
        return arguments.size() > index ? lexical("flags", arguments.get(index)) : null;
    }

    private static void requireCount(String function, ExprList arguments, int least, int most) {
        if (arguments.size() < least || arguments.size() > most) {
            throw new QueryBuildException(function + " takes " + least + " or " + most + " arguments");
        }
    }
}
