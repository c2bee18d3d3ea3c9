using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Rentals;

/// <summary>One unit of a rental. What is promised is the unit; its locker is where it stands.</summary>
public sealed record RentalItem(ToolId Tool, UnitId Unit);
