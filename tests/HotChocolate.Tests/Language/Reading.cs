using System.Text;
using HotChocolate.Language;
using Toolbox24.HotChocolate.Tests.Reference;

namespace Toolbox24.HotChocolate.Tests.Language;

/// <summary>What became of a document: its text printed again and its nodes, or where it is wrong.</summary>
internal sealed record Reading(string Outcome, string Nodes)
{
    public static Reading Ours(string text)
    {
        try
        {
            var document = Utf8GraphQLParser.Parse(text);
            return new Reading(document.ToString(), new NodeList(text).Of(document));
        }
        catch (SyntaxException refusal)
        {
            return new Reading($"{refusal.Line}:{refusal.Column}", "");
        }
    }

    public static Reading Theirs(ReferenceProcess reference, string text)
    {
        var answer = reference.Ask("parse", ("text", ReferenceProcess.Json(text)));
        if (answer.TryGetProperty("error", out var error))
            return new Reading($"{error.GetProperty("line")}:{error.GetProperty("column")}", "");
        var nodes = answer.GetProperty("nodes").EnumerateArray().Select(node => node.GetString());
        return new Reading(answer.GetProperty("print").GetString()!, string.Join('\n', nodes));
    }

    /// <summary>Every node with its place, in the order and the units of the reference.</summary>
    private sealed class NodeList(string text) : SyntaxWalker
    {
        private readonly StringBuilder nodes = new();
        private readonly byte[] source = Encoding.UTF8.GetBytes(text);

        public string Of(DocumentNode document)
        {
            Visit(document.Definitions);
            return nodes.ToString();
        }

        protected override bool Enter(ISyntaxNode node)
        {
            var place = node.Location!.Value;
            if (nodes.Length > 0) nodes.Append('\n');
            nodes.Append($"{node.Kind} {place.Line}:{place.Column} {Units(place.Start)}-{Units(place.End)}");
            return true;
        }

        private int Units(int bytes) => Encoding.UTF8.GetCharCount(source, 0, bytes);
    }
}
