namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

internal static class OperationExamples
{
    public static RuleExamples[] All { get; } =
    [
        new(
            "ExecutableDefinitions",
            ["{ version }"],
            [("{ version } type A { a: Int }", "ExecutableDefinitions 1:13"), ("{ version } extend type Drill { a: Int }", "ExecutableDefinitions 1:13")]),
        new(
            "UniqueOperationNames",
            ["query A { version } query B { version }", "query A { ...A } fragment A on Query { version }"],
            [
                ("query A { version } mutation A { pick(choice: { id: 1 }) { __typename } }", "UniqueOperationNames 1:7 1:30"),
                ("query A { version } query A { version } query A { version }", "UniqueOperationNames 1:7 1:27,UniqueOperationNames 1:7 1:47"),
            ]),
        new(
            "LoneAnonymousOperation",
            ["{ version }", "{ ...F } fragment F on Query { version }"],
            [
                ("{ version } { version }", "LoneAnonymousOperation 1:1,LoneAnonymousOperation 1:13"),
                ("query A { version } query { version }", "LoneAnonymousOperation 1:21"),
            ]),
        new(
            "SingleFieldSubscriptions",
            [
                "subscription { changed { id __typename } }",
                "subscription { ...F ...G } fragment F on Subscription { changed { id } } fragment G on Subscription { changed { __typename } }",
            ],
            [
                ("subscription { changed { id } alarm(level: 1) }", "SingleFieldSubscriptions 1:31"),
                ("subscription { a: alarm(level: 1) b: alarm(level: 1) ... { b: alarm(level: 1) } }", "SingleFieldSubscriptions 1:35 1:60"),
                ("subscription { __typename }", "SingleFieldSubscriptions 1:16"),
                ("subscription { ...F } fragment F on Subscription { alarm(level: 1) ...F2 } fragment F2 on Subscription { __typename }",
                    "SingleFieldSubscriptions 1:106,SingleFieldSubscriptions 1:106"),
                ("subscription { changed @skip(if: true) { id } }", "SingleFieldSubscriptions 1:24"),
                ("subscription ($a: Boolean!) { ... @include(if: $a) { changed { id } } }", "SingleFieldSubscriptions 1:35"),
            ]),
        new(
            "KnownDirectives",
            ["query @onQuery @mark { version @mark @mark(n: 1) }", "query ($a: Int @mark @once) { plain(i: $a) }", "{ ... @skip(if: true) { version } }"],
            [
                ("{ version @none }", "KnownDirectives 1:11"),
                ("query @onField(tag: \"a\") { version @onQuery }", "KnownDirectives 1:36,KnownDirectives 1:7"),
                ("query ($a: Int @include(if: true)) { plain(i: $a) }", "KnownDirectives 1:16"),
                ("mutation @onQuery { pick(choice: { id: 1 }) { __typename } }", "KnownDirectives 1:10"),
                ("{ ...F @onQuery } fragment F on Query @skip(if: true) { version }", "KnownDirectives 1:39,KnownDirectives 1:8"),
            ]),
        new(
            "UniqueDirectivesPerLocation",
            ["{ version @mark @mark @once }", "{ a: version @once b: version @once }"],
            [("{ version @once @mark @once }", "UniqueDirectivesPerLocation 1:11 1:23"), ("query ($a: Int @once @once) { plain(i: $a) }", "UniqueDirectivesPerLocation 1:16 1:22")]),
        new(
            "MaxIntrospectionDepth",
            ["{ __schema { types { fields { type { fields { name } } } } } }", "{ drill { id } __type(name: \"A\") { ...T } } fragment T on __Type { interfaces { name } }"],
            [
                ("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "MaxIntrospectionDepth 1:3"),
                ("{ __type(name: \"A\") { ...T } } fragment T on __Type { interfaces { possibleTypes { ...U } } } fragment U on __Type { inputFields { name } }",
                    "MaxIntrospectionDepth 1:3"),
            ]),
    ];
}
