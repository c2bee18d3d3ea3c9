using Microsoft.CodeAnalysis.CSharp;

namespace HotChocolate.Generators;

internal static class Identifiers
{
    /// <summary>The name as code may write it, keyword or not.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
