DROP FUNCTION save_grid, save_parameter, grids_revision, parameters_revision, parameters_stream;
DROP TABLE grid_version, parameter_value;
DROP FUNCTION refuse_grid_change;
