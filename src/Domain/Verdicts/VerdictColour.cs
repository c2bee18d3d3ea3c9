namespace Toolbox24.Domain.Verdicts;

/// <summary>How urgently a person should look at a tool that came back.</summary>
public enum VerdictColour { Green, Orange, Red }
