using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>The fields of one type, each name once.</summary>
internal sealed class FieldList(string type, List<Problem> problems)
{
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> resolved = [];
    private readonly List<MemberModel> fields = [];

    public EquatableList<MemberModel> ToModel() => new(fields);

    public bool HasResolver(string name) => resolved.Contains(name);

    public void AddResolver(MemberModel? field, Location place)
    {
        Add(field, place);
        if (field is not null) resolved.Add(field.Name);
    }

    /// <summary>Adds what an interface resolves for all its types, unless this one does itself.</summary>
    public void AddInherited(MemberModel? field, Location place)
    {
        if (field is not null && !resolved.Contains(field.Name)) AddResolver(field, place);
    }

    public void Add(MemberModel? field, Location place)
    {
        if (field is null) return;

        if (names.Add(field.Name)) fields.Add(field);
        else problems.Add(Problem.At(place, Problems.SameField, type, field.Name));
    }
}
