using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Finds the stream of a subscription: a topic, or what a method of the same class opens.</summary>
internal sealed class SubscriptionReader(ParameterReader parameters, List<Problem> problems)
{
    private const string Streams = "global::HotChocolate.Subscriptions.EventStreams";

    private static readonly Regex Placeholder = new(@"\{(\w+)\}", RegexOptions.CultureInvariant);

    /// <summary>The code that opens it; null, and an error, where there is none.</summary>
    public string? Read(IMethodSymbol method, AttributeData subscribe, IReadOnlyList<Given> given)
    {
        var message = method.Parameters.FirstOrDefault(parameter => parameter.Has(Attributes.EventMessage));
        if (message is null) return Missing(method, "[EventMessage]");
        if (subscribe.Named<string>("With") is { } with)
            return With(method, with) is { } opener ? Opened(opener) : Missing(method, with);

        var topic = method.Attribute(Attributes.Topic)?.Text() ?? method.Name;
        return Topic(method, topic, given) is { } name ? $"{Streams}.OfTopic<{message.Type.FullName()}>(context, {name})" : null;
    }

    /// <summary>The arguments of the method that opens the stream.</summary>
    public IEnumerable<MemberModel?> Arguments(IMethodSymbol method) =>
        method.Attribute(Attributes.Subscribe)?.Named<string>("With") is { } with && With(method, with) is { } opener
            ? opener.Parameters.Select(parameter => parameters.Read(parameter, null)?.Argument)
            : [];

    private string? Topic(IMethodSymbol method, string topic, IReadOnlyList<Given> given)
    {
        var isWhole = true;
        var text = Placeholder.Replace(Literals.Quote(topic), match =>
        {
            var at = given.ToList().FindIndex(each => each.Argument?.Name == match.Groups[1].Value);
            if (at >= 0) return $"{{({given[at].Shape!.Outgoing(given[at].Code, $"o{at}")})}}";

            problems.Add(Problem.At(method.Place(), Problems.Topic, method.ShortName(), match.Groups[1].Value));
            isWhole = false;
            return "";
        });
        return isWhole ? $"global::System.FormattableString.Invariant(${text})" : null;
    }

    private string? Opened(IMethodSymbol opener)
    {
        var given = opener.Parameters.Select(parameter => parameters.Read(parameter, null)?.Code).ToList();
        return given.Contains(null)
            ? null : $"{Streams}.Of({opener.ContainingType.FullName()}.{opener.Name}({string.Join(", ", given)}))";
    }

    private static IMethodSymbol? With(IMethodSymbol method, string name) =>
        method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();

    private string? Missing(IMethodSymbol method, string what)
    {
        problems.Add(Problem.At(method.Place(), Problems.NoEvents, method.ShortName(), what));
        return null;
    }
}
