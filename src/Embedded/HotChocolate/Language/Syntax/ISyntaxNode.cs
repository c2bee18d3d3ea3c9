namespace HotChocolate.Language;

/// <summary>A part of a GraphQL document. Nodes never change, so they may be shared and cached.</summary>
public interface ISyntaxNode
{
    SyntaxKind Kind { get; }

    /// <summary>Nothing when code made the node, or it was read with <see cref="ParserOptions.NoLocations" />.</summary>
    Location? Location { get; }

    /// <summary>The parts this node is made of, in the order of the source.</summary>
    IEnumerable<ISyntaxNode> GetNodes();

    /// <summary>The GraphQL text of the node: over several lines when indented, else on one.</summary>
    string ToString(bool indented);
}

/// <summary>A node that has a name.</summary>
public interface IHasName
{
    NameNode Name { get; }
}

/// <summary>A node that directives may be put on.</summary>
public interface IHasDirectives
{
    IReadOnlyList<DirectiveNode> Directives { get; }
}

/// <summary>A node with a name and directives.</summary>
public interface INamedSyntaxNode : ISyntaxNode, IHasName, IHasDirectives;

/// <summary>A node that may be described.</summary>
public interface IHasDescription
{
    StringValueNode? Description { get; }
}

/// <summary>What stands at the top of a document.</summary>
public interface IDefinitionNode : ISyntaxNode;

/// <summary>An operation or a fragment.</summary>
public interface IExecutableDefinitionNode : IDefinitionNode, IHasDirectives
{
    SelectionSetNode SelectionSet { get; }
}

/// <summary>Defines a type, a directive or the schema.</summary>
public interface ITypeSystemDefinitionNode : IDefinitionNode;

/// <summary>Adds to a type or to the schema.</summary>
public interface ITypeSystemExtensionNode : IDefinitionNode;

/// <summary>Defines a type.</summary>
public interface ITypeDefinitionNode : ITypeSystemDefinitionNode, INamedSyntaxNode, IHasDescription;

/// <summary>Adds to a type.</summary>
public interface ITypeExtensionNode : ITypeSystemExtensionNode, INamedSyntaxNode;

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public interface ISelectionNode : ISyntaxNode, IHasDirectives;

/// <summary>A literal or a variable.</summary>
public interface IValueNode : ISyntaxNode
{
    object? Value { get; }
}

/// <summary>A literal or a variable, with a value of a known type.</summary>
public interface IValueNode<out T> : IValueNode
{
    new T Value { get; }
}

/// <summary>A reference to a type.</summary>
public interface ITypeNode : ISyntaxNode;

/// <summary>A reference to a type that allows null.</summary>
public interface INullableTypeNode : ITypeNode;
