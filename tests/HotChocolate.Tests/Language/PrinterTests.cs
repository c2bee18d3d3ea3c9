using HotChocolate.Language;

namespace Toolbox24.HotChocolate.Tests.Language;

/// <summary>What code makes; what the parser makes is compared with the reference.</summary>
public sealed class PrinterTests
{
    [Fact]
    public void Nodes_made_by_code_are_printed()
    {
        var field = new FieldNode(
            null,
            new NameNode("tools"),
            new NameNode("all"),
            [new DirectiveNode("include", new ArgumentNode("if", new VariableNode("yes")))],
            [new ArgumentNode("ids", new ListValueNode(new IntValueNode(1), NullValueNode.Default))],
            new SelectionSetNode([new FieldNode("name")]));
        Assert.Equal("all: tools(ids: [1, null]) @include(if: $yes) {\n  name\n}", field.ToString());
        Assert.Equal("all: tools(ids: [1, null]) @include(if: $yes) { name }", field.ToString(indented: false));
    }

    [Fact]
    public void On_one_line_a_block_string_is_a_string() =>
        Assert.Equal("\"a\\n\\\"b\"", new StringValueNode(null, "a\n\"b", block: true).ToString(indented: false));

    [Theory]
    [InlineData("type A { \"x\" a(\"y\" b: Int): Int }", "type A { \"x\" a(\"y\" b: Int): Int }")]
    [InlineData("\"\"\"x\"\"\" query Q(\"y\" $a: I) {a}{b}", "\"x\" query Q(\"y\" $a: I) { a } { b }")]
    public void A_document_fits_on_one_line(string text, string printed) =>
        Assert.Equal(printed, Utf8GraphQLParser.Parse(text).ToString(indented: false));

    [Fact]
    public void A_walker_goes_through_a_tree_in_order_and_passes_over_what_it_is_told_to()
    {
        var walker = new Recorder();
        walker.Visit(Utf8GraphQLParser.Parse("query Q { a(x: 1) { b } }"));
        Assert.Equal(
            "Document OperationDefinition Name SelectionSet Field Name Argument SelectionSet Field Name", walker.Entered);
        Assert.Equal(
            "Name Name Name Field SelectionSet Field SelectionSet OperationDefinition Document", walker.Left);
    }

    private sealed class Recorder : SyntaxWalker
    {
        private readonly List<SyntaxKind> entered = [];
        private readonly List<SyntaxKind> left = [];

        public string Entered => string.Join(' ', entered);

        public string Left => string.Join(' ', left);

        protected override bool Enter(ISyntaxNode node)
        {
            entered.Add(node.Kind);
            return node.Kind != SyntaxKind.Argument;
        }

        protected override void Leave(ISyntaxNode node) => left.Add(node.Kind);
    }
}
