namespace Toolbox24.Api;

/// <summary>
/// On a type, or on a class of its resolvers: whoever sees the field that leads here sees this. It says so to the build, which wants a
/// rule for every type (<c>GQL017</c>); nothing reads it at runtime, where a type without a rule is seen by everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class VisibleWithFieldAttribute : Attribute;
