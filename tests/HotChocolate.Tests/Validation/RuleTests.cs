using Toolbox24.HotChocolate.Tests.Validation.Corpus;

namespace Toolbox24.HotChocolate.Tests.Validation;

/// <summary>Each rule by itself.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Rules => [.. RuleExamples.All.Select(examples => examples.Rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_document_that_keeps_the_rule_is_accepted(string rule)
    {
        foreach (var text in Of(rule).Right) Assert.Equal($"{text}\n", $"{text}\n{string.Join(',', Verdict.Ours(text))}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_document_that_breaks_the_rule_is_refused_where_it_does(string rule)
    {
        foreach (var (text, errors) in Of(rule).Wrong)
            Assert.Equal($"{text}\n{errors}", $"{text}\n{string.Join(',', Verdict.Ours(text))}");
        Assert.All(Of(rule).Wrong, wrong => Assert.Contains(rule, wrong.Errors, StringComparison.Ordinal));
    }

    private static RuleExamples Of(string rule) => RuleExamples.All.Single(examples => examples.Rule == rule);
}
