namespace HotChocolate.Language;

public sealed class NameNode(Location? location, string value) : SyntaxNode(location)
{
    public NameNode(string value) : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.Name;

    public string Value { get; } = value;
}
