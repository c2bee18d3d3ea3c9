using System.Diagnostics;
using HotChocolate.Language;
using HotChocolate.Validation;
using Toolbox24.HotChocolate.Tests.Reference;
using Toolbox24.HotChocolate.Tests.Validation.Corpus;

namespace Toolbox24.HotChocolate.Tests.Validation;

/// <summary>A small document must not occupy the server, and a chain however long must not end it.</summary>
public sealed class LimitTests(ReferenceProcess reference) : IClassFixture<ReferenceProcess>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(500)]
    public void There_are_no_more_errors_than_anybody_reads(int wrong)
    {
        var text = "{" + Repeat(wrong, i => $" none{i}") + " }";
        Assert.Equal(Verdict.Theirs(reference, text).Count, Verdict.Ours(text).Length);
    }

    [Fact]
    public void A_field_selected_two_thousand_times_is_refused_soon_as_the_reference_refuses_it()
    {
        var text = "{" + Repeat(2000, _ => " drill { id }") + " }";
        Assert.Equal(["End"], Soonly(text, fields: 4000));
        Assert.Equal(1, Verdict.Theirs(reference, text).Count);
    }

    [Fact]
    public void A_field_selected_some_hundred_times_is_accepted_as_the_reference_accepts_it()
    {
        var text = "{" + Repeat(400, _ => " drill { id }") + " }";
        Assert.Empty(Soonly(text));
        Assert.Equal(0, Verdict.Theirs(reference, text).Count);
    }

    [Fact]
    public void An_error_has_no_more_places_and_no_longer_message_than_anybody_reads()
    {
        var name = new string('a', 1000);
        var text = $"{{ version @none({Repeat(300, _ => $"{name}: 1 ")}) }}";
        var error = DocumentValidator.Validate(Rental.Schema, Utf8GraphQLParser.Parse(text))[^1];
        Assert.InRange(error.Message.Length, 1, 600);
        Assert.Equal(100, error.Locations.Count);
    }

    [Fact]
    public void Fragments_that_double_what_they_spread_are_accepted_soon()
    {
        var text = "{ drill { ...F0 } }"
            + Repeat(200, i => $" fragment F{i} on Drill {{ a: like {{ ...F{i + 1} }} b: like {{ ...F{i + 1} }} }}")
            + " fragment F200 on Drill { id }";
        Assert.Empty(Soonly(text));
    }

    [Fact]
    public void Fragments_with_fields_of_one_name_inside_each_other_are_looked_at_soon() =>
        Soonly("{ drill { ...F0 ...F1 } }"
            + Repeat(300, i =>
                $" fragment F{i} on Drill {{ like {{ ...F{(i + 1) % 300} ...F{(i + 7) % 300} }} like {{ ...F{(i + 3) % 300} }} }}"));

    [Fact]
    public void A_chain_of_fragments_may_be_long()
    {
        var text = "{ ...F0 }"
            + Repeat(20_000, i => $" fragment F{i} on Query {{ ...F{i + 1} }}")
            + " fragment F20000 on Query { version }";
        Assert.Empty(Soonly(text));
    }

    [Fact]
    public void A_cycle_of_fragments_may_be_long()
    {
        var text = "{ ...F0 }" + Repeat(20_000, i => $" fragment F{i} on Query {{ ...F{(i + 1) % 20_000} }}");
        Assert.StartsWith("NoFragmentCycles", Assert.Single(Soonly(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "Query", "version")]
    [InlineData("subscription", "Subscription", "alarm(level: 1)")]
    public void Many_operations_that_share_many_fragments_are_refused_soon(string operation, string type, string field)
    {
        var text = Repeat(5_000, i => $" {operation} Q{i} {{ ...F0 }}")
            + Repeat(5_000, i => $" fragment F{i} on {type} {{ ...F{i + 1} }}")
            + $" fragment F5000 on {type} {{ {field} }}";
        Assert.Equal(["End"], Soonly(text));
    }

    private static string[] Soonly(string text, int fields = 2048)
    {
        var watch = Stopwatch.StartNew();
        var errors = Verdict.Ours(text, fields);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
        return errors;
    }

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));
}
