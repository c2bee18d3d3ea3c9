using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Validation;
using Toolbox24.HotChocolate.Tests.Validation.Corpus;

namespace Toolbox24.HotChocolate.Tests.Validation;

public sealed class BoundTests
{
    [Theory]
    [InlineData("{ version }", 1)]
    [InlineData("{ version drill { like { id } } }", 3)]
    [InlineData("{ ... { ... on Query { drill { ... { id } } } } }", 2)]
    [InlineData("{ drill { ...F } } fragment F on Drill { like { ...G } } fragment G on Drill { like { id } }", 4)]
    [InlineData("{ drill { __typename } __schema { types { fields { name } } } }", 1)]
    public void A_document_may_be_as_deep_as_the_server_allows_and_no_deeper(string text, int depth)
    {
        Assert.Empty(Check(text, new() { MaxDepth = depth, AllowIntrospection = true }));
        var error = Assert.Single(Check(text, new() { MaxDepth = depth - 1, AllowIntrospection = true }));
        Assert.Equal(depth, error.Extensions["detectedExecutionDepth"]);
    }

    [Fact]
    public void Each_operation_that_is_too_deep_is_told()
    {
        var errors = Check("query A { drill { id } } query B { version } query C { drill { id } }", new() { MaxDepth = 1 });
        Assert.Equal([1, 46], errors.Select(error => error.Locations[0].Column));
    }

    [Fact]
    public void A_long_chain_of_fragments_is_measured()
    {
        var chain = string.Concat(Enumerable.Range(0, 20_000).Select(i => $" fragment F{i} on Query {{ ...F{i + 1} }}"));
        Assert.Single(Check($"{{ ...F0 }} {chain} fragment F20000 on Query {{ drill {{ id }} }}", new() { MaxDepth = 1 }));
    }

    [Fact]
    public void Where_introspection_is_off_nothing_asks_for_types()
    {
        const string Text = "{ __typename drill { __typename } __schema { description } ...F } fragment F on Query { __type(name: \"A\") { name } }";
        Assert.Empty(Check(Text, new() { AllowIntrospection = true }));
        Assert.Equal([("HC0046", 35), ("HC0046", 89)], Check(Text, new()).Select(error => (error.Code, error.Locations[0].Column)));
    }

    private static IReadOnlyList<IError> Check(string text, RequestExecutorOptions options)
    {
        var document = Utf8GraphQLParser.Parse(text);
        Assert.Empty(DocumentValidator.Validate(Rental.Schema, document));
        return QueryBounds.Check(Rental.Schema, document, options);
    }
}
