using HotChocolate.Language;

namespace HotChocolate.Validation;

internal static class SelectionExtensions
{
    /// <summary>What is written below a field or an inline fragment.</summary>
    public static SelectionSetNode? Selections(this ISelectionNode selection) => selection switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode fragment => fragment.SelectionSet,
        _ => null,
    };

    /// <summary>The name of a field in the response.</summary>
    public static string ResponseName(this FieldNode field) => (field.Alias ?? field.Name).Value;
}
