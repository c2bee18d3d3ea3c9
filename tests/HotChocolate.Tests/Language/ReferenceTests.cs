using Toolbox24.HotChocolate.Tests.Language.Corpus;
using Toolbox24.HotChocolate.Tests.Reference;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.Language;

/// <summary>The same verdict, the same places and the same printed text as the reference implementation.</summary>
public sealed class ReferenceTests(ReferenceProcess reference) : IClassFixture<ReferenceProcess>
{
    private const int Random = 800;
    private const int Mutated = 2400;

    [Fact]
    public void Documents_written_by_hand_are_read_as_the_reference_reads_them() => Compare(ValidDocuments.All);

    [Fact]
    public void Documents_written_wrong_by_hand_are_refused_where_the_reference_refuses_them() =>
        Compare(InvalidDocuments.All);

    [Fact]
    [Trait("category", "soak")]
    public void Random_documents_are_read_as_the_reference_reads_them()
    {
        var random = new Random(Seeds.Next());
        Compare(Enumerable.Range(0, Random).Select(_ => new RandomDocument(random).Text()));
    }

    [Fact]
    [Trait("category", "soak")]
    public void Documents_with_something_changed_are_read_as_the_reference_reads_them()
    {
        var mutation = new Mutation(new Random(Seeds.Next(run: 1)));
        Compare(Enumerable.Range(0, Mutated).Select(_ => mutation.Next()));
    }

    [Theory]
    [MemberData(nameof(KnownDifferences.Examples), MemberType = typeof(KnownDifferences))]
    public void A_known_difference_is_one(string text) =>
        Assert.NotEqual(Reading.Theirs(reference, text), Reading.Ours(text));

    private void Compare(IEnumerable<string> texts)
    {
        var different = texts
            .Where(text => !KnownDifferences.Concern(text))
            .Select(text => (Text: text, Theirs: Reading.Theirs(reference, text), Ours: Reading.Ours(text)))
            .Where(pair => pair.Theirs != pair.Ours)
            .Take(3);
        Assert.Empty(different);
    }
}
