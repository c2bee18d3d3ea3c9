using System.Globalization;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>What @listSize says of a field.</summary>
internal sealed record ListSize(
    int? Assumed, IReadOnlyList<string> SlicingArguments, int? SlicingDefault, IReadOnlyList<string> SizedFields, bool RequiresOne)
{
    /// <summary>Null where the directive is not put on the field.</summary>
    public static ListSize? Of(OutputField field)
    {
        foreach (var directive in field.Directives)
        {
            if (directive.Name.Value == "listSize") return Read(directive);
        }
        return null;
    }

    private static ListSize Read(DirectiveNode directive)
    {
        var given = directive.Arguments.ToDictionary(argument => argument.Name.Value, argument => argument.Value);
        return new ListSize(
            Number(given.GetValueOrDefault("assumedSize")),
            Names(given.GetValueOrDefault("slicingArguments")),
            Number(given.GetValueOrDefault("slicingArgumentDefaultValue")),
            Names(given.GetValueOrDefault("sizedFields")),
            given.GetValueOrDefault("requireOneSlicingArgument") is not BooleanValueNode { Value: false });
    }

    public static int? Number(IValueNode? value) =>
        value is IntValueNode whole && int.TryParse(whole.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? Math.Max(number, 0)
            : null;

    private static string[] Names(IValueNode? value) => value switch
    {
        ListValueNode list => [.. list.Items.OfType<StringValueNode>().Select(name => name.Value)],
        StringValueNode name => [name.Value],
        _ => [],
    };
}
