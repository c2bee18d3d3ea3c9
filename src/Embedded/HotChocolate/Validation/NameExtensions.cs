using HotChocolate.Language;

namespace HotChocolate.Validation;

internal static class NameExtensions
{
    /// <summary>The names that are there more than once.</summary>
    public static IEnumerable<IGrouping<string, NameNode>> Repeated(this IEnumerable<NameNode> names) =>
        names.GroupBy(name => name.Value).Where(same => same.Skip(1).Any());
}
