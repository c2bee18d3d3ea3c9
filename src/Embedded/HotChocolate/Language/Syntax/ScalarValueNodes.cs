using System.Globalization;

namespace HotChocolate.Language;

/// <summary>A whole number of any size, as it is written.</summary>
public sealed class IntValueNode(Location? location, string value) : SyntaxNode(location), IValueNode<string>
{
    public IntValueNode(string value) : this(null, value) { }

    public IntValueNode(long value) : this(null, value.ToString(CultureInfo.InvariantCulture)) { }

    public override SyntaxKind Kind => SyntaxKind.IntValue;

    public string Value { get; } = value;

    object? IValueNode.Value => Value;
}

/// <summary>A number with a fraction or an exponent, as it is written.</summary>
public sealed class FloatValueNode(Location? location, string value) : SyntaxNode(location), IValueNode<string>
{
    public FloatValueNode(string value) : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    public string Value { get; } = value;

    object? IValueNode.Value => Value;
}

/// <summary>A text: its value after escapes and, in a block, after the common indentation went.</summary>
public sealed class StringValueNode(Location? location, string value, bool block)
    : SyntaxNode(location), IValueNode<string>
{
    public StringValueNode(string value) : this(null, value, block: false) { }

    public override SyntaxKind Kind => SyntaxKind.StringValue;

    public string Value { get; } = value;

    /// <summary>Written between triple quotes.</summary>
    public bool Block { get; } = block;

    object? IValueNode.Value => Value;
}

public sealed class BooleanValueNode(Location? location, bool value) : SyntaxNode(location), IValueNode<bool>
{
    public BooleanValueNode(bool value) : this(null, value) { }

    public static BooleanValueNode True { get; } = new(true);

    public static BooleanValueNode False { get; } = new(false);

    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;

    object? IValueNode.Value => Value;
}

public sealed class EnumValueNode(Location? location, string value) : SyntaxNode(location), IValueNode<string>
{
    public EnumValueNode(string value) : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    public string Value { get; } = value;

    object? IValueNode.Value => Value;
}

public sealed class NullValueNode(Location? location) : SyntaxNode(location), IValueNode<object?>
{
    private NullValueNode() : this(null) { }

    public static NullValueNode Default { get; } = new();

    public override SyntaxKind Kind => SyntaxKind.NullValue;

    public object? Value => null;
}

public sealed class VariableNode(Location? location, NameNode name) : SyntaxNode(location), IValueNode<string>, IHasName
{
    public VariableNode(string name) : this(null, new NameNode(name)) { }

    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name { get; } = name;

    /// <summary>The name of the variable, without the dollar sign.</summary>
    public string Value => Name.Value;

    object? IValueNode.Value => Value;

    protected internal override void VisitChildren(SyntaxWalker walker) => walker.Visit(Name);
}
