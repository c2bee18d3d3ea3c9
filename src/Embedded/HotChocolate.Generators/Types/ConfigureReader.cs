using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HotChocolate.Generators;

/// <summary>Reads <c>Configure</c> as it is written: calls on descriptor, and nothing that would have to run.</summary>
internal static class ConfigureReader
{
    /// <summary>Null where the class has none.</summary>
    public static Configuration? Read(INamedTypeSymbol type, List<Problem> problems)
    {
        var method = type.DeclaringSyntaxReferences
            .SelectMany(part => ((TypeDeclarationSyntax)part.GetSyntax()).Members.OfType<MethodDeclarationSyntax>())
            .FirstOrDefault(each => each.Identifier.ValueText == "Configure" && each.Modifiers.Any(SyntaxKind.PartialKeyword));
        if (method is null) return null;

        var configuration = new Configuration();
        foreach (var call in Calls(method, problems)) Read(call, configuration, problems);
        return configuration;
    }

    private static IEnumerable<ExpressionSyntax> Calls(MethodDeclarationSyntax method, List<Problem> problems)
    {
        if (method.ExpressionBody is { } body) yield return body.Expression;
        foreach (var statement in method.Body?.Statements ?? [])
        {
            if (statement is ExpressionStatementSyntax { Expression: var call }) yield return call;
            else problems.Add(Problem.At(statement.GetLocation(), Problems.Configure, statement.ToString()));
        }
    }

    private static void Read(ExpressionSyntax expression, Configuration configuration, List<Problem> problems)
    {
        Stack<(SimpleNameSyntax Name, ArgumentListSyntax Arguments)> chain = [];
        var at = expression;
        while (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner, Name: var name } } call)
        {
            chain.Push((name, call.ArgumentList));
            at = inner;
        }

        if (at is not IdentifierNameSyntax { Identifier.ValueText: "descriptor" })
        {
            problems.Add(Problem.At(expression.GetLocation(), Problems.Configure, expression.ToString()));
            return;
        }

        MemberConfiguration? member = null;
        foreach (var (name, arguments) in chain)
        {
            var isRead = member is null
                ? Apply(configuration, name.Identifier.ValueText, arguments, ref member)
                : Apply(member, name.Identifier.ValueText, arguments);
            if (isRead) continue;

            problems.Add(Problem.At(name.GetLocation(), Problems.Configure, $"{name}{arguments}"));
            return;
        }
    }

    private static bool Apply(Configuration to, string call, ArgumentListSyntax arguments, ref MemberConfiguration? member)
    {
        switch (call, Text(arguments), Property(arguments))
        {
            case ("Name", { } name, _): to.Name = name; return true;
            case ("Description", { } text, _): to.Description = text; return true;
            case ("BindFieldsExplicitly", null, null) when arguments.Arguments.Count == 0: return to.IsExplicit = true;
            case ("Ignore", _, { } property): to.Member(property).IsIgnored = true; return true;
            case ("Field", _, { } property): member = to.Member(property); return true;
            default: return false;
        }
    }

    private static bool Apply(MemberConfiguration to, string call, ArgumentListSyntax arguments)
    {
        switch (call, Text(arguments))
        {
            case ("Name", { } name): to.Name = name; return true;
            case ("Description", { } text): to.Description = text; return true;
            case ("Deprecated", { } reason): to.Deprecated = reason; return true;
            case ("Ignore", null) when arguments.Arguments.Count == 0: return to.IsIgnored = true;
            case ("AllowAnonymous", null) when arguments.Arguments.Count == 0: return to.IsAnonymous = true;
            default: return false;
        }
    }

    private static string? Text(ArgumentListSyntax arguments) =>
        arguments.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string text } }] ? text : null;

    private static string? Property(ArgumentListSyntax arguments) =>
        arguments.Arguments is [{ Expression: SimpleLambdaExpressionSyntax { ExpressionBody: MemberAccessExpressionSyntax access } lambda }]
            && access.Expression is IdentifierNameSyntax of && of.Identifier.ValueText == lambda.Parameter.Identifier.ValueText
                ? access.Name.Identifier.ValueText : null;
}
