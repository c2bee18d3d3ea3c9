using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

/// <summary>Walks a tree in the order of the source, without allocating.</summary>
public abstract class SyntaxWalker
{
    public void Visit(ISyntaxNode? node)
    {
        if (node is null || !Enter(node)) return;
        // A tree made by code may be deeper than any the parser lets in.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        ((SyntaxNode)node).VisitChildren(this);
        Leave(node);
    }

    public void Visit<T>(IReadOnlyList<T> nodes) where T : class, ISyntaxNode
    {
        for (var i = 0; i < nodes.Count; i++) Visit(nodes[i]);
    }

    /// <summary>Comes to a node; false passes over its children, and it is not left.</summary>
    protected virtual bool Enter(ISyntaxNode node) => true;

    /// <summary>Has walked all children of a node.</summary>
    protected virtual void Leave(ISyntaxNode node) { }
}
